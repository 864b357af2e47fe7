import type { LoaderFunctionArgs } from '@remix-run/node'
import { jsonAnswer } from '../contracts/contract'
import { historyPage } from '../contracts/history'
import { historyEn } from '../i18n/history.en'
import { historyZh } from '../i18n/history.zh'
import { languageOf } from '../i18n/language'
import { refuse } from '../i18n/refuse'
import { isColumnField } from '../model/ledger/columnFields'
import { isStoredColumn, isStreamColumn } from '../model/ledger/columns'
import { requireLedger } from '../requireLedger'

/**
 * `GET /trackers/:id/items/:item/history` (H1): JSON `HistoryPage`, newest first: `column` for one cell of the row,
 * `before` (the id of the last change that one has) for the next page. 401, 404 and 400 carry a sentence.
 */
export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const language = languageOf(request)
  const no = (status: number, problem: keyof typeof historyZh.problem) =>
    refuse(status, { zh: historyZh.problem[problem], en: historyEn.problem[problem] }, language)
  const { history } = await requireLedger(context, params.id, (status) =>
    no(status, status === 401 ? 'signIn' : 'unknownRow'),
  )
  const query = new URL(request.url).searchParams
  const column = query.get('column') || null
  if (column !== null && !isStoredColumn(column) && !isStreamColumn(column) && !isColumnField(column))
    throw no(400, 'unknownColumn')
  const page = await history.ofRow(params.item!, column, query.get('before') || null)
  if (!page) throw no(404, 'unknownRow')
  return jsonAnswer(historyPage, page)
}
