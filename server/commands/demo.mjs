import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { prepare } from './prepare.mjs'
import { runCommand } from './step.mjs'

// `npm run demo [-- --json]`. With --json standard output has one line and nothing else (N5).
await runCommand(async () => {
  const build = await prepare(process.argv.includes('--json') ? console.error : console.log)
  process.env.NODE_ENV ??= 'production'
  await import(pathToFileURL(path.join(build, 'demo.mjs')).href)
})
