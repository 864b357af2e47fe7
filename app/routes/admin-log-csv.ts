import type { LoaderFunctionArgs } from '@remix-run/node'
import { adminLogEn } from '../i18n/adminLog.en'
import { adminLogZh } from '../i18n/adminLog.zh'
import { createI18n } from '../i18n/i18n'
import { languageAsked } from '../i18n/language'
import { refuse } from '../i18n/refuse'
import { translationOf } from '../i18n/useTranslation'
import { dateIn } from '../model/text/dates'
import { askedLog } from '../people/askedLog'
import { adminLogCsv } from '../transfer/adminLogCsv'
import { fileAnswer } from '../transfer/fileAnswer'

/** A spreadsheet has no more lines than some more. */
const mostLines = 1_000_000

/** `GET /people/log.csv` (C1, C2): all that `person` and `kind` ask for, in `lang=zh|en` unless as the page. */
export async function loader({ request, context }: LoaderFunctionArgs): Promise<Response> {
  const query = new URL(request.url).searchParams
  const language = languageAsked(request)
  const no = (status: number, problem: keyof typeof adminLogZh.problem) =>
    refuse(status, { zh: adminLogZh.problem[problem], en: adminLogEn.problem[problem] }, language)
  if (!context.person) throw no(401, 'signIn')
  const page = await context.people.adminLog(askedLog(query), mostLines)
  if (!page) throw no(403, 'forbidden')
  const said = translationOf(createI18n(language))
  const timeZone = await context.timeZone()
  const date = dateIn(timeZone, context.now())
  const names = { plain: `admin-log-${date}`, name: said.t('adminLog.file', { date }) }
  return fileAnswer(adminLogCsv(page.entries, timeZone, said), 'csv', names, { 'Cache-Control': 'no-store' })
}
