import { statSync } from 'node:fs'
import path from 'node:path'
import { restore } from '#db/backup'
import { BadDatabaseError } from '#db/copy'
import { DataInUseError, lockDataFolder } from '#db/lock'
import { codeOf, explainDatabaseError, prepareDataFolder } from '../data-folder'
import { readEnv } from '../env'
import { StartError } from '../start-error'
import { readFileArgument, sizeOf } from './file-argument'
import { runTask } from './run'

await runTask(async () => {
  const { file, isJson } = readFileArgument(
    'Name the backup that is to be restored: npm run restore -- /path/luoshi-backup.db',
  )
  const { dataDir } = readEnv(process.env)
  if (!statSync(file, { throwIfNoEntry: false })?.isFile())
    throw new StartError(`There is no file ${file}. Nothing was changed.`)
  const database = prepareDataFolder(dataDir)
  if (path.resolve(file) === database) throw new StartError(`${file} is the database itself. Name a backup of it.`)
  const lock = holdDataFolder(dataDir)
  try {
    const start = performance.now()
    const kept = `${database}.before-${new Date().toISOString().replace(/[:.]/g, '-')}`
    const { bytes, rows, isKept } = await restore(file, database, kept, Date.now()).catch((error: unknown) => {
      throw explain(error, file)
    })
    const milliseconds = Math.round(performance.now() - start)
    if (isJson)
      return void console.log(JSON.stringify({ file, database, kept: isKept ? kept : null, bytes, milliseconds, rows }))
    console.log(`Restored ${file}\n    into ${database}`)
    console.log(`${rows} rows, ${sizeOf(bytes)}, in ${milliseconds} ms. The backup was checked and is whole.`)
    if (isKept) console.log(`What was there before is kept as ${kept}\nTo go back to it: npm run restore -- ${kept}`)
    console.log(
      'Start the server with npm start. Pages that people still have open come back by themselves, to what was restored.',
    )
  } finally {
    lock.release()
  }
})

function holdDataFolder(folder: string): { release(): void } {
  try {
    return lockDataFolder(path.join(folder, 'running.lock'))
  } catch (error) {
    if (error instanceof DataInUseError) {
      throw new StartError(
        `Luoshi runs on the data folder ${folder}. Stop it first, then restore. Nothing was changed.`,
      )
    }
    throw explainDatabaseError(error, path.join(folder, 'running.lock')) ?? error
  }
}

function explain(error: unknown, file: string): unknown {
  if (error instanceof BadDatabaseError)
    return new StartError(`${error.message} Nothing was changed. Restore another backup.`)
  if (/NOTADB|CORRUPT/.test(codeOf(error)))
    return new StartError(`${file} is damaged or no database. Nothing was changed. Restore another backup.`)
  return explainDatabaseError(error, file) ?? error
}
