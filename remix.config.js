import { readFileSync } from 'node:fs'
import path from 'node:path'
import { vitePlugin as remix } from '@remix-run/dev'
import { transform } from 'esbuild'
import { defineConfig } from 'vite'

/** The oldest browsers that the pages are made for; app/ui/browser.ts tests for the same. */
const oldestBrowsers = ['chrome105', 'firefox121', 'safari16.4']

/** The build puts them in the place of those of before when they are whole (server/commands/build.mjs). */
const buildDirectory = process.env.BUILD_DIRECTORY ?? 'build/app'

/**
 * The one configuration of Vite and Remix. The fence keeps the database and the server out of the browser: a plain
 * import of `db/` from a component would otherwise end silently in the client's bundle.
 */
const fence = {
  name: 'fence',
  enforce: 'pre',
  resolveId(source, importer, options) {
    if (options?.ssr || !importer || importer.includes('/node_modules/')) return null
    if (/^#(db|server)\/|\/(db|server)\/|^(better-sqlite3|kysely|node:)/.test(source)) {
      throw new Error(
        `${source} is imported by ${importer}, which the browser loads. Pass it through the load context.`,
      )
    }
    return null
  },
}

/**
 * The grid's own styles are nested, which Chromium knows since 112 only; taken apart they serve what domestic browsers
 * are made of. The package has them as strings, each behind the name of its file.
 */
const flatStyles = {
  name: 'flat-styles',
  enforce: 'pre',
  async transform(code, id) {
    if (!/\/node_modules\/ag-(grid-community|stack)\/.*\.mjs$/.test(id)) return null
    const literal = /(\/\/ \S+\.css\nvar \w+ = )("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`)/g
    const parts = []
    let end = 0
    for (const { 0: found, 1: head, 2: text, index } of code.matchAll(literal)) {
      const { code: flat } = await transform(new Function(`return ${text}`)(), {
        loader: 'css',
        target: oldestBrowsers,
        minify: true,
      })
      parts.push(code.slice(end, index), head, JSON.stringify(flat))
      end = index + found.length
    }
    if (end === 0) throw new Error(`${id} has its styles in another way than they are looked for.`)
    return { code: [...parts, code.slice(end)].join(''), map: null }
  },
}

const wordFilesId = 'virtual:word-files'

/**
 * Tells the server which scripts hold the words of each language, so that it can announce them with the page. Remix builds
 * for the browser first, and still has Vite's list of that when it builds for the server. In development no such files are.
 */
function tellWordFiles() {
  let config
  const filesOf = (language) => {
    if (config.command === 'serve') return []
    const list = path.join(config.root, buildDirectory, 'client', '.vite', 'manifest.json')
    const chunks = JSON.parse(readFileSync(list, 'utf8'))
    const withImports = (name) => [name, ...(chunks[name].imports ?? []).flatMap(withImports)]
    return [...new Set(withImports(`app/i18n/${language}.ts`))].map((name) => `${config.base}${chunks[name].file}`)
  }
  return {
    name: 'word-files',
    configResolved: (resolved) => void (config = resolved),
    resolveId: (id) => (id === wordFilesId ? `\0${id}` : null),
    load: (id) =>
      id === `\0${wordFilesId}`
        ? `export const wordFiles = ${JSON.stringify({ zh: filesOf('zh'), en: filesOf('en') })}`
        : null,
  }
}

/** What changes less often than our own code has files of its own, which browsers keep over updates. */
function chunkOf(id) {
  if (/\/node_modules\/(react|react-dom|scheduler)\//.test(id)) return 'react'
  // Else it comes with whatever of ours is used as widely.
  if (/\/node_modules\/(yjs|lib0)\//.test(id)) return 'yjs'
  return id.includes('/node_modules/ag-grid-') ? 'ag-grid' : undefined
}

export default defineConfig({
  publicDir: false,
  plugins: [
    fence,
    flatStyles,
    tellWordFiles(),
    remix({
      appDirectory: 'app',
      buildDirectory,
      ignoredRouteFiles: ['**/.*'],
      future: {
        v3_fetcherPersist: true,
        v3_lazyRouteDiscovery: true,
        v3_relativeSplatPath: true,
        v3_singleFetch: true,
        v3_throwAbortReason: true,
        v3_routeConfig: true,
      },
    }),
  ],
  build: {
    ...{ target: oldestBrowsers, sourcemap: false, chunkSizeWarningLimit: 1500 },
    rollupOptions: { output: { manualChunks: chunkOf } },
  },
})
