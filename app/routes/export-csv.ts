import type { LoaderFunctionArgs } from '@remix-run/node'
import { isLanguage, languageOf, type Language } from '../i18n/language'
import { columnIds, type ColumnId } from '../model/columns'
import { queryToView } from '../model/view'
import { csvColumns, csvName, ledgerCsv } from '../transfer/csv'

const sentences = {
  signIn: { zh: '请先登录,再导出。', en: 'Sign in first, then export.' },
  unknown: { zh: '没有这个台账。', en: 'There is no such ledger.' },
  stream: { zh: '没有这个类别。', en: 'There is no such stream.' },
  columns: {
    zh: `columns 是以逗号分隔的列名,可用的有:${csvColumns.join(',')}。`,
    en: `columns is a list of column names with commas; there are: ${csvColumns.join(',')}.`,
  },
  later: {
    zh: '暂不支持 asOf 和 view。可用的参数:lang、columns、stream、q、only.<列>、sort;不带参数则导出完整台账。',
    en: 'asOf and view are not there yet. There are lang, columns, stream, q, only.<column> and sort; without any, the whole ledger.',
  },
}

/**
 * `GET /trackers/:id/export.csv` (N4): the whole ledger, or with a view's query (`stream`, `q`, `only.<column>`, `sort`)
 * and `columns=a,b,c` what this person sees; `lang=zh|en` unless as the page.
 */
export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const query = new URL(request.url).searchParams
  const asked = query.get('lang')
  const language = isLanguage(asked) ? asked : languageOf(request)
  if (!context.person) throw refuse(401, 'signIn', language)
  const snapshot = await context.ledgers.read(params.id!)
  if (!snapshot) throw refuse(404, 'unknown', language)
  if (query.has('asOf') || query.has('view')) throw refuse(400, 'later', language)
  const named = query.get('columns')
  const columns = named ? named.split(',') : csvColumns
  if (!columns.every(isOffered)) throw refuse(400, 'columns', language)
  const view = queryToView(query)
  if (view.stream !== '' && !snapshot.streams.some(({ id }) => id === view.stream)) throw refuse(400, 'stream', language)

  const now = context.now()
  const name = csvName(snapshot, language, now)
  return new Response(ledgerCsv(snapshot, { columns, view, language, now }), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${snapshot.tracker.id}.csv"; filename*=UTF-8''${encodeName(`${name}.csv`)}`,
    },
  })
}

/** The internal columns mean nothing in a file. */
function isOffered(name: string): name is ColumnId {
  return (columnIds as string[]).includes(name) && name !== 'parent' && name !== 'order'
}

function refuse(status: number, sentence: keyof typeof sentences, language: Language): Response {
  return new Response(`${sentences[sentence][language]}\n`, {
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  })
}

/** RFC 5987: what encodeURIComponent leaves alone but a header may not have. */
function encodeName(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
}
