import type { LoaderFunctionArgs } from '@remix-run/node'
import { askedChanges } from '../changes/askedChanges'
import { askedMoment } from '../history/askedMoment'
import { askedPoint } from '../history/askedPoint'
import { changesEn } from '../i18n/changes.en'
import { changesZh } from '../i18n/changes.zh'
import { historyEn } from '../i18n/history.en'
import { historyZh } from '../i18n/history.zh'
import { languageAsked } from '../i18n/language'
import { refuse } from '../i18n/refuse'
import { rowsShown } from '../model/history/changeMarks'
import type { ColumnId } from '../model/ledger/columns'
import { streamsThere } from '../model/ledger/outline'
import { builtInSchema, LedgerSchema } from '../model/ledger/schema'
import { marksByItem } from '../model/records/openMarks'
import { queryToView } from '../model/view/view'
import { requireLedger } from '../requireLedger'
import { exportColumns, exportName } from '../transfer/exportRows'
import { recordsBeside } from '../transfer/recordsBeside'
import { fileAnswer } from '../transfer/fileAnswer'

const sentences = {
  signIn: { zh: '请先登录，再导出。', en: 'Sign in first, then export.' },
  unknown: { zh: '没有这个台账。', en: 'There is no such ledger.' },
  stream: { zh: '没有这个类别。', en: 'There is no such stream.' },
  columns: {
    zh: `columns 是以逗号分隔的列名，可用的有：${exportColumns(builtInSchema).join(',')}。`,
    en: `columns is a list of column names with commas; there are: ${exportColumns(builtInSchema).join(',')}.`,
  },
  open: {
    zh: '在办的申请、督办单和催办只知道现在的：asOf 不能与 open 同用。',
    en: 'What is open on rows is known as of now alone: asOf does not go with open.',
  },
  view: {
    zh: '没有这个视图，或者它是别人的。',
    en: 'There is no such view, or it is somebody else’s.',
  },
}

/**
 * `GET /trackers/:id/export.csv` (N4) and `export.xlsx`: the whole ledger, or with a view's query (`stream`, `q`,
 * `only.<column>`, `group`, `sort`, `order`, `department`, `since`, `open`) and `columns=a,b,c` what this person sees, of changed
 * rows alone with `changes` and `changed-only` (askedChanges), or with `view` what a kept view shows; with `asOf` (ISO
 * time) the ledger and its lights as of then (H3); `lang=zh|en` unless as the page.
 */
export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const { pathname, searchParams: query } = new URL(request.url)
  const language = languageAsked(request)
  const no = (status: number, sentence: keyof typeof sentences) => refuse(status, sentences[sentence], language)
  const noMoment = (status: number, problem: keyof typeof historyZh.problem) =>
    refuse(status, { zh: historyZh.problem[problem], en: historyEn.problem[problem] }, language)

  const { tracker, rows, history, views, files, records } = await requireLedger(context, params.id, (status) =>
    no(status, status === 401 ? 'signIn' : 'unknown'),
  )
  const named = query.get('view')
  const saved = named === null ? null : (await views.list()).find(({ id }) => id === named)
  if (saved === undefined) throw no(404, 'view')
  const asOf = query.get('asOf')
  const moment =
    asOf === null ? { at: context.now(), problem: null } : askedMoment(asOf, tracker.settings.timeZone, context.now())
  if (moment.problem !== null) throw noMoment(400, moment.problem)
  const snapshot = await (asOf === null ? rows.read() : rows.readAsOf(moment.at))
  if (!snapshot) throw noMoment(404, 'tooEarly')
  const chosen = query.get('columns')
  const schema = new LedgerSchema(snapshot.columns)
  const columns = chosen ? chosen.split(',') : exportColumns(schema)
  if (!columns.every((name): name is ColumnId => isOffered(name, schema))) throw no(400, 'columns')
  const view = queryToView(saved ? new URLSearchParams(saved.query) : query)
  if (view.stream !== '' && !streamsThere(snapshot.streams).some(({ id }) => id === view.stream))
    throw no(400, 'stream')

  if (view.open.length > 0 && asOf !== null) throw no(400, 'open')

  const { base, shown } = askedChanges(query)
  let only: Set<string> | null = null
  if (base !== null && shown !== null) {
    const noChanges = (status: number, problem: keyof typeof changesZh.problem) =>
      refuse(status, { zh: changesZh.problem[problem], en: changesEn.problem[problem] }, language)
    const from = askedPoint(base, tracker.settings.timeZone, moment.at)
    if (from.problem !== null) throw noChanges(400, from.problem)
    const answer = await history.compare(from.point, asOf === null ? 'now' : { at: moment.at }, moment.at)
    if (answer.outcome !== 'compared') throw noChanges(404, answer.outcome)
    only = rowsShown(answer.comparison, shown)
  }

  const ending = pathname.endsWith('.xlsx') ? 'xlsx' : 'csv'
  // What is open is so now, and who names columns wants just these.
  const on = asOf === null ? await records.all() : null
  const beside = on && chosen === null ? recordsBeside(on, language) : null
  const open = marksByItem(on?.open ?? [])
  const options = { columns, view, only, language, now: moment.at, origin: context.publicUrl, beside, open }
  const names = { plain: snapshot.tracker.id, name: exportName(snapshot, language, moment.at) }
  return fileAnswer(await files.write(snapshot, options, ending), ending, names)
}

/** The internal columns mean nothing in a file. */
function isOffered(name: string, schema: LedgerSchema): boolean {
  return schema.has(name) && name !== 'parent' && name !== 'order'
}
