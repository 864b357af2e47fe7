import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { missingServers } from '../throw-away/find.mjs'
import { prepare } from './prepare.mjs'
import { CommandError, runCommand } from './step.mjs'

const mostProcesses = 20

// `npm run demo [-- --processes 3 --json]`. With --json standard output has one line and nothing else (N5).
await runCommand(async () => {
  const options = read()
  const missing = options.processes > 1 ? missingServers() : null
  if (missing) throw new CommandError(missing)
  const build = await prepare(options.isJson ? console.error : console.log)
  process.env.NODE_ENV ??= 'production'
  const { demo } = await import(pathToFileURL(path.join(build, 'demo.mjs')).href)
  await demo(options)
})

function read() {
  const { json, processes } = parsed()
  const count = Number(processes)
  if (!/^\d+$/.test(processes) || count < 1 || count > mostProcesses)
    throw new CommandError(`--processes is "${processes}", but must be a whole number from 1 to ${mostProcesses}.`)
  return { isJson: json, processes: count }
}

function parsed() {
  const options = { json: { type: 'boolean', default: false }, processes: { type: 'string', default: '1' } }
  try {
    return parseArgs({ options }).values
  } catch (error) {
    throw new CommandError(`${error.message}\n\nnpm run demo [-- --processes 3] [-- --json]`)
  }
}
