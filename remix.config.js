import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig } from 'vite'

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
      throw new Error(`${source} is imported by ${importer}, which the browser loads. Pass it through the load context.`)
    }
    return null
  },
}

/** What changes less often than our own code has files of its own, which browsers keep over updates. */
function chunkOf(id) {
  if (/\/node_modules\/(react|react-dom|scheduler)\//.test(id)) return 'react'
  return id.includes('/node_modules/ag-grid-') ? 'ag-grid' : undefined
}

export default defineConfig({
  publicDir: false,
  plugins: [
    fence,
    remix({
      appDirectory: 'app',
      buildDirectory: 'build/app',
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
    ...{ target: 'es2022', sourcemap: false, chunkSizeWarningLimit: 1500 },
    rollupOptions: { output: { manualChunks: chunkOf } },
  },
})
