import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { jsonOf } from '../bodies'
import { jsonAnswer } from '../contracts/contract'
import { minutes as contract, minutesSaved } from '../contracts/minutes'
import type { MinutesOutcome } from '../model/meeting/keptMinutes'
import { decisionsEn } from '../i18n/decisions.en'
import { decisionsZh } from '../i18n/decisions.zh'
import { languageAsked } from '../i18n/language'
import { refuse } from '../i18n/refuse'
import { minutesEdit, type MinutesEdit } from '../model/meeting/meetingCommand'
import { requireLedger } from '../requireLedger'
import { fileAnswer } from '../transfer/fileAnswer'

const statusOf: Record<MinutesOutcome, number> = {
  saved: 200,
  'not-allowed': 403,
  'unknown-meeting': 404,
  'changed-meanwhile': 409,
}

/**
 * `GET /trackers/:id/meetings/:meeting/minutes`: JSON `Minutes` in `lang=zh|en`, unless given as the page;
 * `minutes.md` is their text as a Markdown file.
 */
export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const { pathname } = new URL(request.url)
  const language = languageAsked(request)
  const no = (status: number, problem: keyof typeof decisionsZh.problem) =>
    refuse(status, { zh: decisionsZh.problem[problem], en: decisionsEn.problem[problem] }, language)
  const { meetings } = await requireLedger(context, params.id, (status) =>
    no(status, status === 401 ? 'signIn' : 'unknown'),
  )
  const meeting = (await meetings.list()).find((one) => one.meeting.id === params.meeting)?.meeting
  if (!meeting) throw no(404, 'unknown')
  const minutes = await meetings.minutes(meeting.id, language)
  if (!minutes) throw no(404, 'no-minutes')
  if (!pathname.endsWith('.md')) return jsonAnswer(contract, minutes)
  const name = { zh: decisionsZh, en: decisionsEn }[language].minutesFile
    .replace('{{title}}', meeting.title)
    .replace('{{date}}', meeting.heldOn)
  return fileAnswer(minutes.text, 'md', { plain: `minutes-${meeting.heldOn}`, name })
}

export const handle = { methods: ['PUT'] }

/** `PUT …/minutes`: a JSON `MinutesEdit`. Answers JSON `{ outcome, minutes }`, the minutes as they are now. */
export async function action({ request, params, context }: ActionFunctionArgs): Promise<Response> {
  const { meetings } = await requireLedger(context, params.id)
  const edit = await jsonOf<MinutesEdit>(request, minutesEdit)
  const outcome = await meetings.saveMinutes(params.meeting!, edit)
  return jsonAnswer(
    minutesSaved,
    { outcome, minutes: await meetings.minutes(params.meeting!, edit.language) },
    { status: statusOf[outcome] },
  )
}
