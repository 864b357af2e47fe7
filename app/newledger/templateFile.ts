import { ledgerTemplate } from '../contracts/templates'
import { judgeNewLedger } from '../model/ledger/judgeNewLedger'
import { ledgerFromTemplate, type LedgerTemplate } from '../model/ledger/template'

/** How a file says that it is one: what it is, and by which rules it was written. */
const sign = { luoshi: 'template', version: 1 }
/** A template has no rows, so that its file is short. */
const mostBytes = 1024 * 1024

/** A template as a file's text. */
export function templateText(template: LedgerTemplate): string {
  return `${JSON.stringify({ ...sign, template }, null, 2)}\n`
}

/** The template in a file; or why there is none: it is no such file, or no ledger may be made so. */
export async function readTemplate(file: File): Promise<LedgerTemplate | 'no-template' | 'unusable'> {
  const template = await templateIn(file)
  if (template === null) return 'no-template'
  const ledger = ledgerFromTemplate(template, template.title, 'UTC')
  return judgeNewLedger(ledger, new Set()).length === 0 ? template : 'unusable'
}

async function templateIn(file: File): Promise<LedgerTemplate | null> {
  if (file.size > mostBytes) return null
  try {
    const { luoshi, version, template } = JSON.parse(await file.text()) as Record<string, unknown>
    return luoshi === sign.luoshi && version === sign.version ? (ledgerTemplate.safeParse(template).data ?? null) : null
  } catch {
    return null
  }
}
