/** Where to go after signing in: a path of this site, and never another site's; '/' when it is anything else. */
export function nextPath(next: string | null): string {
  const path = ownPath(next)
  return path === null || /^\/sign-in(?![^?#])/.test(path) ? '/' : path
}

/** What a browser would open for this path, written so that a header may hold it; null when that is no page of this site. */
export function ownPath(path: string | null): string | null {
  const here = 'http://here.invalid'
  if (!path?.startsWith('/') || !URL.canParse(path, here)) return null
  const { origin, pathname, search, hash } = new URL(path, here)
  // '/.//other' resolves to '//other', which a browser takes for another site.
  return origin === here && !pathname.startsWith('//') ? pathname + search + hash : null
}
