/** A link that shows a ledger and its meeting on a shared screen without a login (G9). */
export interface ScreenLink {
  id: string
  madeBy: string
  madeAt: number
}
