import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { compressAssets } from './compress.mjs'
import { placePages } from './place-pages.mjs'
import { runStep } from './step.mjs'

const sources = ['app', 'server', 'db', 'package.json', 'package-lock.json', 'remix.config.js', 'tsconfig.json']

/**
 * Builds pages and server unless build/ was made from exactly these sources: compares a hash of their content, which
 * takes a few hundredths of a second.
 *
 * @param {{ root: string, say: (line: string) => void }} options
 */
export async function buildIfNeeded({ root, say }) {
  const folder = path.join(root, 'build')
  const stampFile = path.join(folder, 'stamp')
  const stamp = hashOf(root)
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return
  const start = Date.now()
  say('Building (half a minute, after changes only) …')
  const pages = path.join(folder, 'pages')
  mkdirSync(folder, { recursive: true })
  rmSync(stampFile, { force: true })
  await runStep(
    [
      process.execPath,
      path.join('node_modules', '@remix-run', 'dev', 'dist', 'cli.js'),
      'vite:build',
      '-c',
      'remix.config.js',
    ],
    {
      cwd: root,
      env: { NODE_ENV: 'production', BUILD_DIRECTORY: path.relative(root, pages) },
      say,
      waiting: 'still building the pages',
      failure: 'The pages could not be built:',
    },
  )
  await Promise.all([buildServer(root), compressAssets(path.join(pages, 'client'))])
  placePages(pages, path.join(folder, 'app'))
  writeFileSync(stampFile, stamp)
  say(`Built in ${Math.round((Date.now() - start) / 1000)} s.`)
}

/** How the server is bundled: our own files only, so that it starts in half a second. */
export function serverBundle(root, entryPoints) {
  return {
    absWorkingDir: root,
    entryPoints,
    outdir: 'build',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: true,
    logLevel: 'warning',
  }
}

async function buildServer(root) {
  const { build } = await import('esbuild')
  await build(
    serverBundle(root, {
      server: 'server/commands/main.ts',
      demo: 'server/commands/demo.ts',
      'demo-process': 'server/commands/demo-process.ts',
      exporting: 'app/transfer/exporting.worker.ts',
      preparing: 'server/preparing.worker.ts',
      'ledger-from-file': 'app/newledger/ledgerFromFile.ts',
    }),
  )
}

function hashOf(root) {
  const hash = createHash('sha256')
  for (const file of sources.flatMap((name) => filesIn(root, name))) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(root, file)))
      .update('\0')
  }
  return hash.digest('hex')
}

function filesIn(root, name) {
  const full = path.join(root, name)
  if (path.extname(name)) return [name]
  return readdirSync(full, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .sort()
}
