import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { prepare } from './prepare.mjs'
import { runCommand } from './step.mjs'

// `npm start`: plain Node without packages, since it is what installs them. Then the built server, in this process.
await runCommand(async () => {
  const build = await prepare(console.log)
  process.env.NODE_ENV ??= 'production'
  await import(pathToFileURL(path.join(build, 'server.mjs')).href)
})
