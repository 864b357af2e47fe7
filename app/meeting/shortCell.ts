/** Dates, names and kinds (in characters) keep to one line; longer texts share what width is left. */
export const isShortCell = (length: number): boolean => length <= 10
