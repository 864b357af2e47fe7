/** Where the record of a meeting stands, at its minutes. */
export function recordOf(tracker: string, meeting: string): string {
  return `/trackers/${tracker}/meetings/${meeting}#minutes`
}

/** What the page of a record is told when a meeting's end leads to it. */
export interface FromMeeting {
  justEnded: true
}
