import { nanoid } from 'nanoid'

/** An id for a new row (D3). One of nanoid's in thirty-two begins with `-` or `_`, which an id may not. */
export function newId(): string {
  return `r${nanoid()}`
}
