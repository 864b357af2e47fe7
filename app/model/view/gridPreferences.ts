/** How one person has arranged a ledger's columns: remembered for them on every machine. */
export interface GridPreferences {
  columns?: { id: string; width?: number; hidden?: boolean }[]
  density?: 'compact' | 'normal' | 'roomy'
  collapsed?: string[]
  /** In px. */
  panelWidth?: number
}
