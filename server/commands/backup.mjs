import { runBundled } from './bundled.mjs'
import { runCommand } from './step.mjs'

// `npm run backup -- FILE [--json]`: a consistent copy of the database, also while the server runs (N6).
await runCommand(() => runBundled('backup'))
