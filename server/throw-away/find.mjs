import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'

/** Where Debian puts each version of PostgreSQL: `initdb` and `postgres` are on nobody's path there. */
const debian = '/usr/lib/postgresql'

/** The folder of the newest PostgreSQL's programs here, from 15 on; null: there is none. `POSTGRES_BIN` names another. */
export function findPostgres() {
  const named = process.env.POSTGRES_BIN
  const versions = existsSync(debian)
    ? readdirSync(debian)
        .map(Number)
        .filter((version) => version >= 15)
    : []
  const places = named
    ? [named]
    : versions.sort((a, b) => b - a).map((version) => path.join(debian, String(version), 'bin'))
  return (
    places.find((place) => existsSync(path.join(place, 'initdb')) && existsSync(path.join(place, 'postgres'))) ?? null
  )
}

/** The program of Redis here; null: there is none. `REDIS_SERVER` names another. */
export function findRedis() {
  const named = process.env.REDIS_SERVER
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  const places = named ? [named] : folders.map((folder) => path.join(folder, 'redis-server'))
  return places.find((place) => existsSync(place)) ?? null
}

/** What keeps several processes from being served on this machine, and what to do about it; null: nothing does. */
export function missingServers() {
  const missing = [
    ...(findPostgres() ? [] : [{ name: 'PostgreSQL 15 or newer', package: 'postgresql' }]),
    ...(findRedis() ? [] : [{ name: 'Redis', package: 'redis-server' }]),
  ]
  if (missing.length === 0) return null
  const packages = missing.map((one) => one.package).join(' ')
  return (
    `Several processes share a house in PostgreSQL, and tell each other through Redis what is new. ` +
    `Not on this machine: ${missing.map(({ name }) => name).join(', ')}. On Debian and Ubuntu:\n` +
    `  apt-get install ${packages}\n` +
    'If it is here, set POSTGRES_BIN to the folder of its programs initdb and postgres, REDIS_SERVER to the program redis-server.'
  )
}
