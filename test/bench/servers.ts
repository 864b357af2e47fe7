/** The servers that are compared, ours first. */
export const serverNames = ['ours', 'y-websocket', 'hocuspocus'] as const
export type ServerName = (typeof serverNames)[number]

export const serverTitles: Record<ServerName, string> = {
  ours: 'Luoshi (SQLite, FULL)',
  'y-websocket': '@y/websocket-server',
  hocuspocus: 'Hocuspocus 4 (SQLite)',
}

/** Ours divided by another's, by the names of the figures. */
export function ratioOf<Name extends string>(
  ours: Record<Name, number>,
  other: Record<Name, number>,
  names: readonly Name[],
): Record<Name, number> {
  return Object.fromEntries(names.map((name) => [name, ours[name] / other[name]])) as Record<Name, number>
}
