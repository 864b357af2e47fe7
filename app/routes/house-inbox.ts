import type { LoaderFunctionArgs } from '@remix-run/node'
import { jsonAnswer } from '../contracts/contract'
import { houseInbox, type LedgerWaiting } from '../contracts/houseInbox'
import { createI18n } from '../i18n/i18n'
import { languageOf } from '../i18n/language'
import { translationOf } from '../i18n/useTranslation'
import { waitingRows } from '../inbox/waitingRows'
import { readLedger } from '../inbox/readLedger'

/** `GET /inbox`: JSON `HouseInbox`: what waits for who asks over all ledgers, in their language; `?besides=ID`: but for this one. */
export async function loader({ request, context }: LoaderFunctionArgs): Promise<Response> {
  if (!context.person) throw new Response(null, { status: 401 })
  const besides = new URL(request.url).searchParams.get('besides')
  const translation = translationOf(createI18n(languageOf(request)))
  const reach = await context.ledgers.reach()
  const ledgers: LedgerWaiting[] = []
  for (const { id, title } of await context.ledgers.list()) {
    const ledger = id === besides ? null : await context.ledgers.enter(id)
    if (!ledger) continue
    const inbox = await ledger.comments.inbox()
    const { unread } = inbox
    // Rows are read for their names alone.
    const isEmpty = inbox.asks.length + inbox.tasks.length === 0
    const waiting = isEmpty
      ? []
      : waitingRows(readLedger(await ledger.rows.read(), context.now(), translation), ledger.person, inbox)
    if (waiting.length + unread > 0) ledgers.push({ id, title, waiting, unread })
  }
  return jsonAnswer(houseInbox, { reach, ledgers })
}
