import { statSync } from 'node:fs'
import path from 'node:path'
import { restore } from '#db/backup'
import { BadCopyError } from '#db/copy-house'
import { BadDatabaseError } from '#db/sqlite/copy'
import { codeOf } from '../data-folder'
import { explainDatabaseError, holdHouse, houseOf, type House } from '../database'
import { readEnv } from '../env'
import { StartError } from '../start-error'
import { readFileArgument, sizeOf } from './file-argument'
import { runTask } from './run'

await runTask(async () => {
  const { file, isJson } = readFileArgument(
    'Name the backup that is to be restored: npm run restore -- /path/luoshi-backup.db',
  )
  const env = readEnv(process.env)
  if (!statSync(file, { throwIfNoEntry: false })?.isFile())
    throw new StartError(`There is no file ${file}. Nothing was changed.`)
  const house = houseOf(env)
  const { database, said } = house
  if (path.resolve(file) === database) throw new StartError(`${file} is the database itself. Name a backup of it.`)
  const lock = await holdHouse(
    house,
    `Luoshi runs on ${house.isServer ? said : `the data folder ${env.dataDir}`}. Stop it first, then restore. Nothing was changed.`,
    () => undefined,
  )
  try {
    const start = performance.now()
    const beside = house.isServer ? path.join(env.dataDir, 'postgres') : database
    const places = {
      kept: `${beside}.before-${new Date().toISOString().replace(/[:.]/g, '-')}`,
      draft: `${beside}.restoring`,
    }
    const { bytes, rows, isKept } = await restore(file, database, places, Date.now()).catch((error: unknown) => {
      throw explain(error, house, file)
    })
    const kept = isKept ? places.kept : null
    const milliseconds = Math.round(performance.now() - start)
    if (isJson) return void console.log(JSON.stringify({ file, database: said, kept, bytes, milliseconds, rows }))
    console.log(`Restored ${file}\n    into ${said}`)
    console.log(`${rows} rows, ${sizeOf(bytes)}, in ${milliseconds} ms. The backup was checked and is whole.`)
    if (kept) console.log(`What was there before is kept as ${kept}\nTo go back to it: npm run restore -- ${kept}`)
    console.log(
      'Start the server with npm start. Pages that people still have open come back by themselves, to what was restored.',
    )
  } finally {
    await lock.release()
  }
})

function explain(error: unknown, house: House, file: string): unknown {
  if (error instanceof BadDatabaseError || error instanceof BadCopyError)
    return new StartError(`${error.message} Nothing was changed. Restore another backup.`)
  if (/NOTADB|CORRUPT/.test(codeOf(error)))
    return new StartError(`${file} is damaged or no database. Nothing was changed. Restore another backup.`)
  return explainDatabaseError(error, house) ?? error
}
