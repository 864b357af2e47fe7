import type { LoaderFunctionArgs } from '@remix-run/node'
import { jsonAnswer } from '../contracts/contract'
import { changes as contract } from '../contracts/changes'
import { askedPoint } from '../history/askedPoint'
import { askedNarrowing, narrowChanges, narrowStructure } from '../history/narrowChanges'
import { changesEn } from '../i18n/changes.en'
import { changesZh } from '../i18n/changes.zh'
import { languageAsked } from '../i18n/language'
import { refuse } from '../i18n/refuse'
import { dateIn } from '../model/text/dates'
import { requireLedger } from '../requireLedger'
import { changesCsv } from '../transfer/changesCsv'
import { fileAnswer } from '../transfer/fileAnswer'

/**
 * `GET /trackers/:id/changes`: JSON `ComparisonAnswer`, what changed between `from` (unless given: the last meeting's
 * baseline) and `to` (unless given: now), both as askedPoint reads them; of its rows those that askedNarrowing asks for,
 * or that of `item`. `changes.csv` has just the changes as CSV, in `lang=zh|en` unless as the page.
 */
export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const { pathname, searchParams: query } = new URL(request.url)
  const language = languageAsked(request)
  const no = (status: number, problem: keyof typeof changesZh.problem) =>
    refuse(status, { zh: changesZh.problem[problem], en: changesEn.problem[problem] }, language)
  const { tracker, history } = await requireLedger(context, params.id, (status) =>
    no(status, status === 401 ? 'signIn' : 'unknown-tracker'),
  )
  const now = context.now()
  const [from, to] = [query.get('from') ?? 'last-meeting', query.get('to') ?? 'now'].map((text) =>
    askedPoint(text, tracker.settings.timeZone, now),
  )
  if (from!.problem !== null) throw no(400, from!.problem)
  if (to!.problem !== null) throw no(400, to!.problem)
  const answer = await history.compare(from!.point, to!.point, now)
  if (answer.outcome !== 'compared') throw no(404, answer.outcome)
  const narrowing = askedNarrowing(query, '')
  const comparison = {
    ...answer.comparison,
    rows: narrowChanges(answer.comparison.rows, narrowing),
    structure: narrowStructure(answer.comparison.structure, narrowing),
  }
  if (pathname.endsWith('.csv')) {
    const day = (at: number) => dateIn(tracker.settings.timeZone, at)
    const words = { zh: changesZh, en: changesEn }[language]
    const name = words.file
      .replace('{{title}}', tracker.title[language])
      .replace('{{from}}', day(comparison.from))
      .replace('{{to}}', day(comparison.to))
    const csv = changesCsv({ ...answer, comparison }, language, context.publicUrl)
    return fileAnswer(csv, 'csv', { plain: `${tracker.id}-changes`, name })
  }
  const item = query.get('item')
  return jsonAnswer(contract, {
    ...answer,
    comparison:
      item === null
        ? comparison
        : { ...comparison, structure: [], rows: comparison.rows.filter((row) => row.item === item) },
  })
}
