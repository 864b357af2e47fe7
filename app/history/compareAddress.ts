/**
 * What the form sends, as an address has it: a moment from the field of its own, and nothing for what is not asked.
 * Null when it is written so already.
 */
export function compareAddress(query: URLSearchParams): URLSearchParams | null {
  const plain = new URLSearchParams(query)
  for (const end of ['from', 'to']) {
    if (plain.get(end) === 'at') plain.set(end, plain.get(`${end}At`) ?? '')
    plain.delete(`${end}At`)
  }
  for (const name of ['stream', 'department', 'show', 'page']) if (plain.get(name) === '') plain.delete(name)
  return plain.toString() === query.toString() ? null : plain
}
