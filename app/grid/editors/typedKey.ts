/** The character with which somebody began to type in a cell; '' when an editor was opened in another way. */
export function typedKey(eventKey: string | null | undefined): string {
  return eventKey && [...eventKey].length === 1 && eventKey !== ' ' ? eventKey : ''
}
