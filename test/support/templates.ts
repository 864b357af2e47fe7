import { copyFileSync } from 'node:fs'
import path from 'node:path'
import { inject } from 'vitest'
import type { TestProject } from 'vitest/node'
import { connect, settle } from '#db/connect'
import { seedFirstLedger } from '#db/first-ledger/seed'
import { migrate } from '#db/migrate'
import { temporaryFolder } from './temporary'

/** Without any ledger, or with the first one, made as the run began or on 2026-11-01. */
export type Template = 'empty' | 'today' | 'november'

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder that holds them. */
    templates: string
  }
}

/** When the first ledger of each was made. */
export const moments: Record<Template, number | null> = {
  empty: null,
  today: Date.now(),
  november: Date.parse('2026-11-01T00:00:00Z'),
}

/** Run once before all test files: each migration is on the disk before the next begins, which takes its time. */
export default async function setUp(project: TestProject): Promise<() => void> {
  const { folder, remove } = temporaryFolder()
  for (const [name, moment] of Object.entries(moments)) {
    const db = connect(path.join(folder, name))
    await migrate(db)
    if (moment !== null) await seedFirstLedger(db, moment)
    await settle(db)
    await db.destroy()
  }
  project.provide('templates', folder)
  return remove
}

/** A database with all migrations. */
export function copyTemplate(name: Template, file: string): void {
  copyFileSync(path.join(inject('templates'), name), file)
}
