/** What a bench found: its figures, as `--json` prints them on one line, and the same as a table. */
export interface Result {
  figures: object
  table: string
}

export type Say = (line: string) => void
