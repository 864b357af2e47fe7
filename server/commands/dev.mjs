import { fork } from 'node:child_process'
import path from 'node:path'
import { serverBundle } from './build.mjs'
import { installIfNeeded } from './install.mjs'
import { checkNodeVersion } from './node-version.mjs'
import { root } from './prepare.mjs'
import { runCommand } from './step.mjs'

// `npm run dev`: pages come hot from Vite; the server is bundled anew and restarted when server/, db/ or app/model change.
await runCommand(async () => {
  checkNodeVersion()
  await installIfNeeded({ root, say: console.log, dev: true })
  const { context } = await import('esbuild')
  let running = null
  let isStopping = false

  const start = () => {
    const child = fork(path.join(root, 'build', 'dev-server.mjs'), { env: { ...process.env, NODE_ENV: 'development' } })
    const ended = new Promise((resolve) => child.once('exit', resolve))
    running = { child, ended }
  }
  const stop = async () => {
    running?.child.kill('SIGTERM')
    await running?.ended
  }
  const restart = {
    name: 'restart',
    setup: (build) =>
      build.onEnd(async ({ errors }) => {
        if (errors.length > 0 || isStopping) return
        if (running) console.log('The server changed: starting it again …')
        await stop()
        start()
      }),
  }
  const bundle = await context({
    ...serverBundle(root, {
      'dev-server': 'server/commands/dev-main.ts',
      exporting: 'app/transfer/exporting.worker.ts',
      preparing: 'server/preparing.worker.ts',
    }),
    plugins: [restart],
  })
  await bundle.watch()

  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, async () => {
      isStopping = true
      await Promise.all([stop(), bundle.dispose()])
      process.exit(0)
    })
  }
})
