import { ledgerTemplate } from '../contracts/templates'
import type { LedgerTemplate } from '../model/ledger/template'

/** How a file says that it is one: what it is, and by which rules it was written. */
const sign = { luoshi: 'template', version: 1 }
/** A template has no rows, so that its file is short. */
const mostBytes = 1024 * 1024

/** A template as a file's text. */
export function templateText(template: LedgerTemplate): string {
  return `${JSON.stringify({ ...sign, template }, null, 2)}\n`
}

/** The template in a file; null: it is none. */
export async function readTemplate(file: File): Promise<LedgerTemplate | null> {
  if (file.size > mostBytes) return null
  try {
    const { luoshi, version, template } = JSON.parse(await file.text()) as Record<string, unknown>
    return luoshi === sign.luoshi && version === sign.version ? (ledgerTemplate.safeParse(template).data ?? null) : null
  } catch {
    return null
  }
}
