/** A `Content-Disposition` that names a file (C1): `plain` for programs that know only ASCII. */
export function attachment(plain: string, name: string): string {
  return named('attachment', plain, name)
}

/** The same of what is shown where it is asked for. */
export function inline(plain: string, name: string): string {
  return named('inline', plain, name)
}

function named(how: string, plain: string, name: string): string {
  return `${how}; filename="${plain}"; filename*=UTF-8''${encodeName(name)}`
}

/** RFC 5987: what encodeURIComponent leaves alone but a header may not have. */
function encodeName(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
}
