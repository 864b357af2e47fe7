import type { LoaderFunctionArgs } from '@remix-run/node'
import { createI18n } from '../i18n/i18n'
import { languageAsked } from '../i18n/language'
import { refuse } from '../i18n/refuse'
import { reportEn } from '../i18n/report.en'
import { reportZh } from '../i18n/report.zh'
import { translationOf } from '../i18n/useTranslation'
import { builtInSchema } from '../model/ledger/schema'
import { tableIds, type TableId } from '../model/report/table'
import { dateIn } from '../model/text/dates'
import { createWording } from '../reading/wording'
import { askedReport } from '../report/askedReport'
import { streamsInTurn } from '../report/streamsInTurn'
import { tableWords } from '../report/tableWords'
import { requireLedger } from '../requireLedger'
import { csvText } from '../transfer/csvText'
import { figuresXlsx } from '../transfer/figuresXlsx'
import { fileAnswer } from '../transfer/fileAnswer'

/**
 * `GET /trackers/:id/report.csv` and `report.xlsx`: the figures of one `table` of a report (C1, C2), asked for as on its page
 * (askedReport), in `lang=zh|en` unless as the page.
 */
export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const { pathname, searchParams: query } = new URL(request.url)
  const language = languageAsked(request)
  const no = (status: number, problem: keyof typeof reportZh.problem) =>
    refuse(status, { zh: reportZh.problem[problem], en: reportEn.problem[problem] }, language)
  const ledger = await requireLedger(context, params.id)
  const id = query.get('table') as TableId
  if (!tableIds.includes(id)) throw no(400, 'unknown-figure')
  const now = context.now()
  const { told, problem, status } = await askedReport(ledger, query, now)
  if (!told) throw no(status, problem!)
  const { report, departments } = told
  const streams = streamsInTurn(report.streams)
  const { t } = translationOf(createI18n(language))
  const words = tableWords({ ...createWording({ schema: builtInSchema, departments, streams }, language, 'full'), t })
  const { columns, rows, sum } = report.tables[id]
  const title = `${ledger.tracker.title[language]} ${words.table(id)} ${dateIn(ledger.tracker.settings.timeZone, report.to)}`
  const header = [words.table(id), ...columns.map((column) => words.column(id, column))]
  const lines = (sum ? [...rows, sum] : rows).map(({ key, cells }) => [
    words.row(id, key),
    ...columns.map((column) => cells[column]!.value),
  ])
  const ending = pathname.endsWith('.xlsx') ? 'xlsx' : 'csv'
  const file =
    ending === 'xlsx'
      ? await figuresXlsx(title, header, lines)
      : csvText(
          header,
          lines.map((cells) => cells.map((cell) => String(cell ?? ''))),
          new Set(),
        )
  return fileAnswer(file, ending, { plain: `${ledger.tracker.id}-report`, name: title })
}
