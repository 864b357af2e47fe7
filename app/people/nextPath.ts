/** Where to go after signing in: a path of this site, and never another site's; '/' when it is anything else. */
export function nextPath(next: string | null): string {
  const here = 'http://here.invalid'
  if (!next?.startsWith('/') || !URL.canParse(next, here)) return '/'
  const { origin, pathname, search, hash } = new URL(next, here)
  // '/.//other' resolves to '//other', which a browser takes for another site.
  const isOwn = origin === here && !pathname.startsWith('//') && pathname !== '/sign-in'
  return isOwn ? pathname + search + hash : '/'
}
