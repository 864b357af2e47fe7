/** What a `Range` header asks for of so many bytes, `to` left out; null: all of it, as where it asks for several or makes no sense. */
export function rangeOf(header: string | undefined, bytes: number): { from: number; to: number } | 'beyond' | null {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? []
  if (first === '' && last === '') return null
  const from = first === '' ? Math.max(0, bytes - Number(last)) : Number(first)
  const to = first === '' || last === '' ? bytes : Math.min(bytes, Number(last) + 1)
  if (first !== '' && last !== '' && Number(last) < Number(first)) return null
  return from < to ? { from, to } : 'beyond'
}
