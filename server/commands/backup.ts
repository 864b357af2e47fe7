import { statSync } from 'node:fs'
import path from 'node:path'
import { backUp } from '#db/backup'
import { BadCopyError } from '#db/copy-house'
import { BadDatabaseError } from '#db/sqlite/copy'
import { codeOf } from '../data-folder'
import { explainDatabaseError, houseOf, type House } from '../database'
import { readEnv } from '../env'
import { StartError } from '../start-error'
import { readFileArgument, sizeOf } from './file-argument'
import { runTask } from './run'

await runTask(async () => {
  const { file, isJson } = readFileArgument(
    'Name the file that the backup is to be: npm run backup -- /path/luoshi-backup.db',
  )
  const env = readEnv(process.env)
  const house = houseOf(env)
  if (!house.isServer && !statSync(house.database, { throwIfNoEntry: false })) {
    throw new StartError(
      `There is no database ${house.said}. Name the server's data folder: DATA_DIR=/path npm run backup -- ${file}`,
    )
  }
  refuseExisting(file)
  const start = performance.now()
  const { bytes, rows, unnoted } = await backUp(house.database, file, Date.now()).catch((error: unknown) => {
    throw explain(error, house, file)
  })
  const milliseconds = Math.round(performance.now() - start)
  if (unnoted !== null)
    console.error(`The backup is whole, but the log of administration could not note it: ${unnoted}`)
  if (isJson) return void console.log(JSON.stringify({ file, bytes, milliseconds, rows }))
  console.log(`Backed up ${house.said}\n       to ${file}`)
  console.log(`${rows} rows, ${sizeOf(bytes)}, in ${milliseconds} ms. The copy was checked and is whole.`)
  console.log(`To restore it, stop the server and run: npm run restore -- ${file}`)
})

function refuseExisting(file: string): void {
  const found = statSync(file, { throwIfNoEntry: false })
  if (found?.isDirectory()) throw new StartError(`${file} is a folder. Name a file in it that does not exist yet.`)
  if (found) throw new StartError(`${file} exists already, and is left as it is. Name a file that does not exist yet.`)
}

function explain(error: unknown, house: House, file: string): unknown {
  const code = codeOf(error)
  if (error instanceof BadDatabaseError || error instanceof BadCopyError)
    return new StartError(`${error.message} Nothing was backed up. Restore an older backup: npm run restore -- FILE`)
  if (code === 'EEXIST')
    return new StartError(`${file} exists already, and is left as it is. Name a file that does not exist yet.`)
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return new StartError(`The folder ${path.dirname(file)} does not exist. Make it first, or name another.`)
  if (/^E(ACCES|PERM|ROFS)$/.test(code))
    return new StartError(`The folder ${path.dirname(file)} cannot be written (${code}). Name another one.`)
  if (/^(ENOSPC|EDQUOT|SQLITE_FULL|SQLITE_IOERR.*)$/.test(code))
    return new StartError(`The backup could not be written (${code}). Is there space in ${path.dirname(file)}?`)
  return explainDatabaseError(error, house) ?? error
}
