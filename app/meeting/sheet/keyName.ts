/** A key as people know it, from how ProseMirror names it. */
export function keyName(key: string): string {
  return key
    .split('-')
    .map((part) =>
      part === 'Mod' ? 'Ctrl' : part.toUpperCase() === part ? part : part[0]!.toUpperCase() + part.slice(1),
    )
    .join('+')
}
