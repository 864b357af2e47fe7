/** Signs that nobody sees: they come along from web pages, Word and WeChat. */
const invisible = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g

/** A text without the signs that nobody sees. */
export function visible(text: string): string {
  return text.replace(invisible, '')
}

/** Does a text show nothing at all? */
export function isBlank(text: string): boolean {
  return visible(text).trim() === ''
}

/** Full and half width, upper and lower case, and what nobody sees, make no difference to someone who looks for a text. */
export function fold(text: string): string {
  return visible(text).normalize('NFKC').toLowerCase()
}
