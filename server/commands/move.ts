import { statSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { BadCopyError } from '#db/copy-house'
import { NotEmptyError, OlderHouseError, moveHouse } from '#db/move'
import { explainDatabaseError, holdHouse, houseOf, type House } from '../database'
import { readEnv } from '../env'
import { StartError } from '../start-error'
import { runTask } from './run'

const usage =
  'Say where the house is to go: npm run move -- --to postgres://luoshi:password@127.0.0.1/luoshi, or, from PostgreSQL to a file in DATA_DIR: npm run move -- --to sqlite'

await runTask(async () => {
  const { to, isJson } = readArguments()
  const env = readEnv(process.env)
  const from = houseOf(env)
  const target = houseOf(readEnv({ ...process.env, DATABASE_URL: to === 'sqlite' ? undefined : to }))
  if (target.database === from.database) throw new StartError(`The house is there already. ${usage}`)
  if (!from.isServer && !statSync(from.database, { throwIfNoEntry: false }))
    throw new StartError(
      `There is no house ${from.said}. Name its data folder: DATA_DIR=/path npm run move -- --to ${to}`,
    )
  const locks = [await hold(from), await hold(target)]
  try {
    const start = performance.now()
    const { rows, ledgers } = await moveHouse(from.database, target.database).catch((error: unknown) => {
      throw explain(error, from, target)
    })
    const milliseconds = Math.round(performance.now() - start)
    const all = [...rows.values()].reduce((sum, count) => sum + count, 0)
    if (isJson)
      return void console.log(
        JSON.stringify({ from: from.said, to: target.said, rows: Object.fromEntries(rows), ledgers, milliseconds }),
      )
    console.log(`Moved ${from.said}\n   to ${target.said}`)
    console.log(
      `${all} rows in ${rows.size} tables, the same on both sides; ${ledgers} ledgers, each of whose documents says what its rows do; ${milliseconds} ms.`,
    )
    console.log(
      target.isServer
        ? 'Start Luoshi with this DATABASE_URL. What it was moved from stays as it is.'
        : 'Start Luoshi without DATABASE_URL. What it was moved from stays as it is.',
    )
  } finally {
    for (const lock of locks) await lock.release()
  }
})

function hold(house: House) {
  return holdHouse(
    house,
    `Luoshi runs on ${house.said}. Stop it first, then move. Nothing was changed.`,
    () => undefined,
  )
}

function readArguments(): { to: string; isJson: boolean } {
  try {
    const { values } = parseArgs({ options: { to: { type: 'string' }, json: { type: 'boolean', default: false } } })
    if (values.to) return { to: values.to, isJson: values.json }
  } catch {
    // Said below, whatever it was.
  }
  throw new StartError(usage)
}

function explain(error: unknown, from: House, to: House): unknown {
  if (error instanceof NotEmptyError)
    return new StartError(`There is a house in ${to.said} already. Name an empty database. Nothing was changed.`)
  if (error instanceof OlderHouseError)
    return new StartError(
      `${from.said} is of an older version. Start Luoshi on it once, stop it, then move. Nothing was changed.`,
    )
  if (error instanceof BadCopyError) return new StartError(`${error.message} There is no new house.`)
  return explainDatabaseError(error, to) ?? error
}
