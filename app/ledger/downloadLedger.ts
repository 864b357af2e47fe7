/** Asks the server for the ledger as a file. `query`: what of it, as an address has it; '' is all. */
export function downloadLedger(tracker: string, ending: 'csv' | 'xlsx', query: string, language: string): void {
  // By a link: leaving for an address would ask about unsaved edits.
  const link = document.createElement('a')
  link.href = `/trackers/${tracker}/export.${ending}?${query}${query ? '&' : ''}lang=${language}`
  link.download = ''
  link.click()
}
