import type { LoaderFunctionArgs } from '@remix-run/node'
import { decisionsEn } from '../i18n/decisions.en'
import { decisionsZh } from '../i18n/decisions.zh'
import { languageAsked } from '../i18n/language'
import { refuse } from '../i18n/refuse'
import { requireLedger } from '../requireLedger'
import { decisionsCsv } from '../transfer/decisionsCsv'
import { fileAnswer } from '../transfer/fileAnswer'

/** `GET /trackers/:id/meetings/:meeting/decisions.csv` (C1, C2): in `lang=zh|en`, unless given as the page. */
export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const language = languageAsked(request)
  const no = (status: number, problem: keyof typeof decisionsZh.problem) =>
    refuse(status, { zh: decisionsZh.problem[problem], en: decisionsEn.problem[problem] }, language)
  const { meetings } = await requireLedger(context, params.id, (status) =>
    no(status, status === 401 ? 'signIn' : 'unknown'),
  )
  const record = await meetings.read(params.meeting!)
  if (!record) throw no(404, 'unknown')
  const { title, heldOn } = record.meeting
  const name = { zh: decisionsZh, en: decisionsEn }[language].file
    .replace('{{title}}', title)
    .replace('{{date}}', heldOn)
  return fileAnswer(decisionsCsv(record, language), 'csv', { plain: `decisions-${heldOn}`, name })
}
