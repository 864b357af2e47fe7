import { runBundled } from './bundled.mjs'
import { runCommand } from './step.mjs'

// `npm run restore -- FILE [--json]`: puts a backup in the database's place while the server is stopped (N6).
await runCommand(() => runBundled('restore'))
