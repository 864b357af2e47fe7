/** Somebody, a department, or all coordinators of the ledger, whom a comment may name. `names`: all that they are called. */
export interface Mentionable {
  kind: 'person' | 'department' | 'coordinators'
  id: string
  names: readonly string[]
}

export type Mention = Pick<Mentionable, 'kind' | 'id'>

/** A piece of a comment; one that names somebody says whom. Two people of one name are both named. */
export interface CommentPart {
  text: string
  mentions: Mention[]
}

/**
 * Finds the names after an @ in a comment: the longest name that fits, so that 组织部 is not taken for 组织. What is no
 * name stays text. The text itself keeps no ids: it reads the same everywhere.
 */
export function commentParts(body: string, mentionables: readonly Mentionable[]): CommentPart[] {
  const byName = new Map<string, Mention[]>()
  for (const { kind, id, names } of mentionables) {
    for (const name of new Set(names)) if (name !== '') byName.set(name, [...(byName.get(name) ?? []), { kind, id }])
  }
  const longestFirst = [...byName.keys()].sort((a, b) => b.length - a.length)
  const parts: CommentPart[] = []
  let start = 0
  for (let at = body.indexOf('@'); at !== -1; at = body.indexOf('@', at + 1)) {
    const name = longestFirst.find((candidate) => body.startsWith(candidate, at + 1))
    if (!name) continue
    if (at > start) parts.push({ text: body.slice(start, at), mentions: [] })
    parts.push({ text: `@${name}`, mentions: byName.get(name)! })
    start = at + 1 + name.length
    at = start - 1
  }
  if (start < body.length) parts.push({ text: body.slice(start), mentions: [] })
  return parts
}

/** All that a comment names, each once. */
export function mentionsIn(body: string, mentionables: readonly Mentionable[]): Mention[] {
  const found = commentParts(body, mentionables).flatMap(({ mentions }) => mentions)
  return [...new Map(found.map((mention) => [`${mention.kind}/${mention.id}`, mention])).values()]
}
