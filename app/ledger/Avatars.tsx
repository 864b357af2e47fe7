import { usePageContext } from '../grid/PageContext'
import type { Peer } from '../sync/presence'

const shown = 5

/** Who else has the ledger open; a click goes to where they are. */
export function Avatars({ peers }: { peers: readonly Peer[] }) {
  const { reading, goTo } = usePageContext()
  const { t, departmentName } = reading
  const people = [...new Map(peers.map((peer) => [peer.user.id, peer])).values()]
  if (people.length === 0) return null
  const describe = ({ user }: Peer) =>
    user.department ? `${user.name} · ${departmentName(user.department)}` : user.name
  return (
    <ul className="avatars" aria-label={t('ledger.online', { count: people.length + 1 })}>
      {people.slice(0, shown).map((peer) => (
        <li key={peer.user.id}>
          <button
            className="avatar"
            style={{ background: peer.user.color }}
            title={describe(peer)}
            aria-label={describe(peer)}
            onClick={() => peer.cell && goTo({ item: peer.cell.item })}
          >
            {initial(peer.user.name)}
          </button>
        </li>
      ))}
      {people.length > shown && (
        <li className="avatars__more" title={people.slice(shown).map(describe).join('\n')}>
          +{people.length - shown}
        </li>
      )}
    </ul>
  )
}

/** The family name's first character, or the first letter. */
function initial(name: string): string {
  return /^./su.exec(name.trim())?.[0].toUpperCase() ?? '?'
}
