import { runBundled } from './bundled.mjs'
import { runCommand } from './step.mjs'

// `npm run move -- --to postgres://… | sqlite [--json]`: copies a house to another database, checked, while it is stopped (P6).
await runCommand(() => runBundled('move'))
