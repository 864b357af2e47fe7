/** The time of a moment; with its date where that is another one than `since`'s. Both as `momentText` says them. */
export function clockText(moment: string, since: string): string {
  return moment.slice(0, 10) === since.slice(0, 10) ? moment.slice(11) : moment.slice(5)
}
