import { useRevalidator } from '@remix-run/react'
import { useState } from 'react'
import { readAnswer } from '../contracts/contract'
import { templateKept } from '../contracts/templates'
import type { NewLedger } from '../model/ledger/newLedger'
import type { LedgerTemplate, TemplateOutcome } from '../model/ledger/template'

/** What became of what was last done with templates. */
export type TemplatesTold = TemplateOutcome | 'removed' | 'no-template' | 'unusable' | 'offline'

/** Keeps templates in the house, and takes them out of it. */
export function useTemplates() {
  const [told, setTold] = useState<TemplatesTold | null>(null)
  const { revalidate } = useRevalidator()
  const ask = async (method: 'POST' | 'DELETE', address: string, body?: object) => {
    const headers = { 'Content-Type': 'application/json' }
    const outcome = await fetch(address, { method, headers, body: body && JSON.stringify(body) })
      .then(async (response): Promise<TemplatesTold> =>
        response.status === 204 ? 'removed' : (await readAnswer(templateKept, response)).outcome,
      )
      .catch((): TemplatesTold => 'offline')
    setTold(outcome)
    revalidate()
  }
  return {
    told,
    tell: setTold,
    keep: (template: LedgerTemplate) => ask('POST', '/templates', template),
    keepOf: (ledger: string, title: NewLedger['title']) => ask('POST', `/trackers/${ledger}/template`, title),
    remove: (id: string) => ask('DELETE', `/templates?id=${encodeURIComponent(id)}`),
  }
}
