/** The value of a cookie in a `Cookie` header; '' when there is none. */
export function readCookie(header: string, name: string): string {
  for (const part of header.split(';')) {
    const [key, value = ''] = part.trim().split('=')
    if (key === name) return value
  }
  return ''
}
