import { nanoid } from 'nanoid'
import type { TemplatesPort } from '#app/ports/templates'
import { makesLedgers, type HousePerson } from '#app/model/house/housePerson'
import { judgeNewLedger } from '#app/model/ledger/judgeNewLedger'
import { defaultLightSettings } from '#app/model/ledger/light'
import { limits } from '#app/model/ledger/limits'
import { foldName } from '#app/model/ledger/nameReader'
import { ledgerFromTemplate } from '#app/model/ledger/template'
import type { Db } from '#db/connect'
import { deleteTemplate, insertTemplate, listTemplates } from '#db/templates'

/** Templates that the house keeps (L6): what no ledger could be made of is none. */
export function createTemplates({ db, now }: { db: Db; now: () => number }) {
  return (person: HousePerson | null): TemplatesPort => {
    const may = person !== null && makesLedgers(person)
    return {
      list: async () => (may ? listTemplates(db) : []),
      async keep(template) {
        if (!may) return 'not-allowed'
        const ledger = ledgerFromTemplate(template, template.title, defaultLightSettings.timeZone)
        const isTold = template.about.zh.length + template.about.en.length <= limits.shortText
        if (!isTold || judgeNewLedger(ledger, new Set()).length > 0) return 'refused'
        const kept = await listTemplates(db)
        if (kept.length >= limits.templates) return 'too-many'
        if (kept.some((other) => foldName(other.template.title.zh) === foldName(template.title.zh))) return 'name-taken'
        await insertTemplate(db, { id: nanoid(), template, madeAt: now(), madeBy: person.name })
        return 'kept'
      },
      remove: async (id) => may && deleteTemplate(db, id),
    }
  }
}
