import type { ServerName } from '../servers'

/** What serves in a measurement. */
export interface Setup {
  title: string
  server: ServerName
  /** Which of the bench's programs. */
  program: string
  engine: 'sqlite' | 'postgres'
  processes: number
}

const ours = { server: 'ours', program: 'ours' } as const
const peer = { server: 'hocuspocus', program: 'hocuspocus-postgres', engine: 'postgres' } as const

export const onSqlite: Setup = { ...ours, title: 'Luoshi, SQLite', engine: 'sqlite', processes: 1 }
export const onPostgres: Setup = { ...ours, title: 'Luoshi, PostgreSQL', engine: 'postgres', processes: 1 }
export const spread: Setup = { ...onPostgres, title: 'Luoshi, PostgreSQL, Redis', processes: 3 }
export const peerAlone: Setup = { ...peer, title: 'Hocuspocus 4, PostgreSQL, Redis', processes: 1 }
export const peerSpread: Setup = { ...peerAlone, processes: 3 }
