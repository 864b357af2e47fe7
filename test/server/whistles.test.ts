import { newId } from '#app/sync/newId'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CellsRefused } from '#app/model/meeting/meetingOutcome'
import type { Inbox } from '#app/model/records/inbox'
import type { LedgerRecord, RecordOf } from '#app/model/records/record'
import { whistleFigures } from '#app/model/records/whistleFigures'
import { connect, type Db } from '#db/connect'
import { createClockActs } from '#server/clock-acts'
import { createScheduler } from '#server/scheduler'
import { connectEditor, signIn, type Editor, type SignedIn } from '../support/people'
import { RecordActs } from '../support/record-acts'
import { startTestServer, type TestServer } from '../support/server'

/** A Monday, nine in the morning. */
const begin = Date.parse('2026-11-23T01:00:00Z')
const minute = 60_000

let server: TestServer
let db: Db
let acts: RecordActs
let page: Editor
let [xu, de, ren, jiao, ling]: SignedIn[] = []
let clock = begin
beforeAll(async () => {
  server = await startTestServer({ now: () => clock, connect: (file) => (db = connect(file)) })
  xu = await signIn(server, { role: 'coordinator', department: 'bianban', name: '许协调' })
  de = await signIn(server, { role: 'department', department: 'desheng', name: '德街道' })
  ren = await signIn(server, { role: 'department', department: 'renshe', name: '任人社' })
  jiao = await signIn(server, { role: 'department', department: 'jiaowei', name: '焦教委' })
  ling = await signIn(server, { role: 'viewer', name: '凌领导' })
  page = await connectEditor(server, xu)
  acts = new RecordActs(server, db, page, xu)
})
afterAll(async () => {
  page.close()
  await server.close()
})

/** What was stored of a record, whether it is open or not. */
async function stored<Kind extends 'whistle' | 'call'>({ id }: RecordOf<Kind>): Promise<RecordOf<Kind>> {
  const row = await db.selectFrom('records').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  return { ...row, facts: JSON.parse(row.facts) as unknown } as unknown as RecordOf<Kind>
}
const eventsOf = async ({ id }: Pick<LedgerRecord, 'id'>) =>
  (await db.selectFrom('record_events').selectAll().where('record_id', '=', id).orderBy('seq').execute()).map(
    ({ event, person_name: by }) => [event, by],
  )
const inboxOf = async (who: SignedIn) => (await (await acts.ask(who, 'inbox')).json()) as Inbox
const askedOf = async (who: SignedIn, { id }: Pick<LedgerRecord, 'id'>) =>
  (await inboxOf(who)).asks.some((record) => record.id === id)
const toldOf = async (who: SignedIn, { id }: Pick<LedgerRecord, 'id'>) =>
  (await inboxOf(who)).news.flatMap((news) => (news.id.includes(id) ? [news.answered?.event] : []))

/** Steps one after the other, each from what the one before left. */
async function go<Kind extends 'whistle' | 'call'>(
  record: RecordOf<Kind>,
  ...steps: [who: SignedIn, event: string, more?: object][]
): Promise<RecordOf<Kind>> {
  let now = record
  for (const [who, event, more] of steps) {
    const told = await acts.step(who, now, event, more)
    expect([event, told.outcome]).toEqual([event, 'done'])
    now = told.record as RecordOf<Kind>
  }
  return now
}

async function lookAt(moment: number): Promise<void> {
  clock = moment
  const scheduler = createScheduler({ db, acts: createClockActs(db), now: () => clock, log: pino({ level: 'silent' }) })
  await scheduler.look()
  await scheduler.close()
}

const rating = { speed: 5, attitude: 4, result: 5 }

describe('R1 R3: 吹哨报到', () => {
  it('from the whistle to the rating: each department by its own clock; once all have come to their end, it is over', async () => {
    clock = begin
    const { whistle, calls } = await acts.whistled(de!, { departments: ['renshe', 'jiaowei'] })
    const [first, second] = calls as [RecordOf<'call'>, RecordOf<'call'>]
    expect(whistle).toMatchObject({ state: 'open', item: null, asker: 'desheng', department: 'desheng' })
    expect(first).toMatchObject({ department: 'renshe', asker: 'desheng', item: null, parent: whistle.id })
    expect(first.facts).toMatchObject({ dueAt: begin + 30 * minute, disputeBy: begin + 7.5 * minute })
    expect([await askedOf(ren!, first), await askedOf(ren!, second), await askedOf(xu!, first)]).toEqual([
      true,
      false,
      false,
    ])

    clock = begin + 2 * minute
    await acts.send(ren!, { do: 'see', records: [first.id] })
    expect((await acts.all()).open.find(({ id }) => id === first.id)!.seenAt).toBe(clock)
    clock = begin + 29 * minute
    const came = await go(first, [ren!, 'answer'], [ren!, 'arrive'])
    expect(came.facts).toMatchObject({ answeredAt: clock, cameAt: clock, overdueAt: null })
    expect((await acts.step(ren!, came, 'handle')).outcome).toBe('words-missing')
    const handled = await go(came, [ren!, 'handle', { words: '已抽排积水' }])
    expect(handled.facts.rateBy).toBe(Date.parse('2026-11-30T16:00:00Z'))
    expect([await askedOf(de!, handled), await toldOf(de!, handled)]).toEqual([true, ['arrive', 'answer']])
    const rated = await go(handled, [de!, 'rate', rating])
    expect(rated).toMatchObject({ state: 'rated', isOpen: false, facts: { rating } })
    expect(await stored(whistle)).toMatchObject({ state: 'open' })

    await go(second, [jiao!, 'answer'], [jiao!, 'handle', { words: '已协调学校' }], [de!, 'rate', rating])
    expect(await stored(whistle)).toMatchObject({ state: 'closed' })
    expect(await eventsOf(whistle)).toEqual([
      ['open', '德街道'],
      ['finish', null],
    ])
  })

  it.each([
    ['a viewer', { who: 'ling' }, 'not-allowed'],
    ['nobody called', { facts: { departments: [] } }, 'nobody-called'],
    ['oneself', { facts: { departments: ['renshe', 'desheng'] } }, 'own-department'],
    ['a department that there is not', { facts: { departments: ['nowhere'] } }, 'unknown-department'],
    ['no place', { facts: { place: ' ' } }, 'place-missing'],
    ['no trouble', { facts: { text: '' } }, 'words-missing'],
    ['a row that there is not', { item: 'nowhere' }, 'unknown-item'],
  ] as const)('is not blown by or without: %s', async (_, asking, outcome) => {
    const { who = 'de', facts = {}, item = null } = asking as { who?: 'ling'; facts?: object; item?: string }
    const told = await acts.open({ de, ling }[who]!, 'whistle', item, facts)
    expect(told).toMatchObject({ made: 0, refused: [{ item, outcome }] })
  })

  it('sent twice under one id it calls once', async () => {
    const id = newId()
    const told = await Promise.all([1, 2, 3].map(() => acts.open(de!, 'whistle', null, {}, id)))
    expect(told.map(({ made }) => made)).toEqual([1, 1, 1])
    expect((await acts.all()).open.filter(({ parent }) => parent === id)).toHaveLength(1)
  })

  it('from a row it stands on the row, its calls with it, also when the row is gone', async () => {
    const row = await acts.row()
    const { whistle, calls } = await acts.whistled(jiao!, {}, row)
    expect((await acts.on(row)).map(({ record }) => record.id).sort()).toEqual([whistle.id, calls[0]!.id].sort())
    await acts.remove(row)
    expect((await go(calls[0]!, [ren!, 'arrive'])).state).toBe('arrived')
  })
})

describe('R1: who may', () => {
  it('only who whistled rates, only who was called answers, only coordinators rule', async () => {
    clock = begin
    const { whistle, calls } = await acts.whistled(de!)
    const call = calls[0]!
    for (const event of ['answer', 'arrive', 'dispute', 'overdue', 'lapse'])
      for (const who of [xu!, de!, jiao!, ling!])
        expect((await acts.step(who, call, event, { words: '不' })).outcome).toBe('not-yours')
    const handled = await go(call, [ren!, 'arrive'], [ren!, 'handle', { words: '办结' }])
    for (const who of [xu!, ren!, jiao!, ling!])
      expect((await acts.step(who, handled, 'rate', rating)).outcome).toBe('not-yours')
    for (const who of [de!, ren!, ling!])
      expect((await acts.step(who, whistle, 'reject', { words: '不' })).outcome).toBe('not-yours')
    expect((await acts.step(jiao!, whistle, 'withdraw', { words: '不' })).outcome).toBe('not-yours')
  })

  it.each([
    ['without a mark', { speed: 5, attitude: 5 }, 'rating-missing'],
    ['two or less without words', { ...rating, attitude: 2 }, 'words-missing'],
    ['two or less with words', { ...rating, attitude: 2, words: '态度生硬' }, 'done'],
  ] as const)('a rating %s', async (_, more, outcome) => {
    const { calls } = await acts.whistled(de!)
    const handled = await go(calls[0]!, [ren!, 'arrive'], [ren!, 'handle', { words: '办结' }])
    expect((await acts.step(de!, handled, 'rate', more)).outcome).toBe(outcome)
  })

  it.each([0, 6, 2.5, '5'])('a mark of %j is no command', async (speed) => {
    const { calls } = await acts.whistled(de!)
    expect((await acts.step(de!, calls[0]!, 'rate', { ...rating, speed })).status).toBe(400)
  })

  it('a rating is appealed against once, within its time, and what is withdrawn does not count', async () => {
    clock = begin
    const rate = async () => {
      const { calls } = await acts.whistled(de!)
      return go(
        calls[0]!,
        [ren!, 'arrive'],
        [ren!, 'handle', { words: '办结' }],
        [de!, 'rate', { ...rating, speed: 1, words: '太慢' }],
      )
    }
    const [kept, void_, late] = [await rate(), await rate(), await rate()]
    const appealed = await go(kept, [ren!, 'appeal', { words: '当日道路封闭' }])
    expect([await askedOf(xu!, appealed), appealed.isOpen]).toEqual([true, true])
    expect(await go(appealed, [xu!, 'keep', { words: '情况属实' }])).toMatchObject({ state: 'kept', isOpen: false })
    const withdrawn = await go(void_, [ren!, 'appeal', { words: '封路' }], [xu!, 'void', { words: '属实' }])
    expect(withdrawn.state).toBe('void')
    expect((await acts.step(ren!, withdrawn, 'appeal', { words: '再申' })).outcome).toBe('not-now')
    // Who looks in now and then stays signed in.
    clock = Date.parse('2026-11-27T16:00:00Z')
    await inboxOf(ren!)
    clock = Date.parse('2026-11-30T16:00:01Z')
    expect((await acts.step(ren!, late, 'appeal', { words: '封路' })).outcome).toBe('appeal-late')
  })
})

describe('R3: disputes and what runs out', () => {
  it('upheld, the clock goes to whom it belongs, from then on; overruled, it has gone on', async () => {
    clock = begin
    const { whistle, calls } = await acts.whistled(de!)
    const named = { words: '不属本单位职责', department: 'jiaowei', clause: '三定方案第五条' }
    const dispute = (more: object) => acts.step(ren!, calls[0]!, 'dispute', { ...named, ...more })
    expect((await dispute({ words: '' })).outcome).toBe('words-missing')
    expect((await dispute({ clause: '' })).outcome).toBe('clause-missing')
    expect((await dispute({ department: 'renshe' })).outcome).toBe('unknown-department')
    clock = begin + 8 * minute
    expect((await dispute({})).outcome).toBe('dispute-late')
    clock = begin + 5 * minute
    const disputed = await go(calls[0]!, [ren!, 'dispute', named])
    expect(await askedOf(xu!, disputed)).toBe(true)
    clock = begin + 9 * minute
    const moved = await go(disputed, [xu!, 'uphold'])
    expect(moved).toMatchObject({ state: 'moved', isOpen: false, facts: { movedTo: 'jiaowei' } })
    const next = (await acts.all()).open.find(({ parent }) => parent === whistle.id) as RecordOf<'call'>
    expect(next).toMatchObject({ department: 'jiaowei', state: 'called', by: { name: '德街道' }, asker: 'desheng' })
    expect(next.facts.dueAt).toBe(clock + 30 * minute)
    const again = await go(
      next,
      [jiao!, 'dispute', { ...named, department: 'renshe' }],
      [xu!, 'overrule', { words: '属教委' }],
    )
    expect(again.facts).toMatchObject({ dueAt: next.facts.dueAt })
    expect((await acts.step(jiao!, again, 'dispute', { ...named, department: 'renshe' })).outcome).toBe('not-now')
  })

  it('nobody is called twice by one whistle, and not who whistled', async () => {
    clock = begin
    const { calls } = await acts.whistled(de!, { departments: ['renshe', 'jiaowei'] })
    const named = { words: '不属本单位', department: 'jiaowei', clause: '第五条' }
    const disputed = await go(calls[0]!, [ren!, 'dispute', named])
    expect((await acts.step(xu!, disputed, 'uphold')).outcome).toBe('already-called')
    expect((await acts.step(xu!, disputed, 'uphold', { department: 'desheng' })).outcome).toBe('own-department')
    expect((await go(disputed, [xu!, 'uphold', { department: 'kexin' }])).facts.movedTo).toBe('kexin')
  })

  it('who is not there in time is told of to all, once, also after a stop; who comes late comes', async () => {
    clock = begin
    const { calls } = await acts.whistled(de!, { departments: ['renshe', 'jiaowei'] })
    const [late, inTime] = calls as [RecordOf<'call'>, RecordOf<'call'>]
    await go(inTime, [jiao!, 'arrive'])
    await lookAt(begin + 30 * minute - 1)
    expect((await stored(late)).facts.overdueAt).toBe(null)
    await lookAt(begin + 90 * minute)
    await lookAt(begin + 91 * minute)
    expect((await stored(late)).facts.overdueAt).toBe(begin + 30 * minute)
    const events = db.selectFrom('record_events').select('details').where('record_id', '=', late.id)
    expect(await events.where('event', '=', 'overdue').execute()).toEqual([
      { details: JSON.stringify({ dueAt: String(begin + 30 * minute) }) },
    ])
    expect(await eventsOf(late)).toEqual([
      ['open', '德街道'],
      ['overdue', null],
    ])
    for (const who of [ren!, de!, xu!]) expect(await toldOf(who, late)).toContain('overdue')
    expect(await toldOf(jiao!, late)).toEqual([])
    const now = { ...late, version: 2 }
    expect((await go(now, [ren!, 'arrive'])).facts.cameAt).toBe(begin + 91 * minute)
  })

  it('without a rating after five working days it counts as none, and the whistle is over', async () => {
    clock = begin
    const { whistle, calls } = await acts.whistled(de!)
    const handled = await go(calls[0]!, [ren!, 'arrive'], [ren!, 'handle', { words: '办结' }])
    await lookAt(Date.parse('2026-11-30T15:59:59Z'))
    expect(await stored(handled)).toMatchObject({ state: 'handled' })
    await lookAt(Date.parse('2026-11-30T16:00:00Z'))
    expect(await stored(handled)).toMatchObject({ state: 'unrated' })
    expect(await stored(whistle)).toMatchObject({ state: 'closed' })
  })

  it('joint and ordinary ones count working days; a quarter of their office hours is there to dispute', async () => {
    clock = Date.parse('2026-11-27T09:00:00Z')
    const { calls } = await acts.whistled(de!, { urgency: 'ordinary' })
    expect(calls[0]!.facts).toMatchObject({
      dueAt: Date.parse('2026-12-01T16:00:00Z'),
      // Half an hour of Friday, and eighteen of Monday and Tuesday: a quarter is over on Monday at 12:37:30.
      disputeBy: Date.parse('2026-11-30T04:37:30Z'),
    })
  })
})

it('R4: what waits for a department without a liaison stands with the coordinators', async () => {
  clock = begin
  const { calls } = await acts.whistled(de!, { departments: ['kexin', 'renshe'] })
  const [nobody, ofRen] = calls as [RecordOf<'call'>, RecordOf<'call'>]
  expect([await askedOf(xu!, nobody), await askedOf(xu!, ofRen)]).toEqual([true, false])
  for (const who of [de!, jiao!, ling!]) expect(await askedOf(who, nobody)).toBe(false)
})

describe('R1: what becomes of a whistle', () => {
  it.each([
    ['withdrawn', 'de', 'withdraw'],
    ['rejected', 'xu', 'reject'],
  ] as const)('%s with a reason, nobody has to come any more', async (state, who, event) => {
    clock = begin
    const { whistle, calls } = await acts.whistled(de!)
    const by = { de, xu }[who]!
    expect((await acts.step(by, whistle, event)).outcome).toBe('words-missing')
    expect(await go(whistle, [by, event, { words: '重复' }])).toMatchObject({ state, isOpen: false })
    expect(await stored(calls[0]!)).toMatchObject({ state: 'lapsed' })
    expect(await askedOf(ren!, calls[0]!)).toBe(false)
    expect((await acts.step(ren!, calls[0]!, 'arrive')).outcome).toBe('stale')
  })

  it('once somebody has come it is neither withdrawn nor rejected', async () => {
    const { whistle, calls } = await acts.whistled(de!)
    await go(calls[0]!, [ren!, 'arrive'])
    expect((await acts.step(de!, whistle, 'withdraw', { words: '算了' })).outcome).toBe('already-come')
    expect((await acts.step(xu!, whistle, 'reject', { words: '算了' })).outcome).toBe('already-come')
  })

  it('once somebody has come, nobody need wait for the others: who whistled or a coordinator says why, and it is over', async () => {
    clock = begin
    const { whistle, calls } = await acts.whistled(de!, { departments: ['renshe', 'jiaowei', 'kexin'] })
    const [came, late, early] = calls as [RecordOf<'call'>, RecordOf<'call'>, RecordOf<'call'>]
    await go(early, [de!, 'dismiss', { words: '人社局已处置' }])
    await lookAt(begin + 31 * minute)
    const overdue = { ...late, version: 2 }
    expect((await acts.step(jiao!, overdue, 'dismiss', { words: '不去了' })).outcome).toBe('not-yours')
    expect((await acts.step(xu!, overdue, 'dismiss')).outcome).toBe('words-missing')
    await go(overdue, [xu!, 'dismiss', { words: '不再需要' }])
    expect([await askedOf(jiao!, late), (await toldOf(jiao!, late))[0], (await toldOf(de!, late))[0]]).toEqual([
      false,
      'dismiss',
      'dismiss',
    ])
    expect(await stored(whistle)).toMatchObject({ state: 'open' })
    await go({ ...came, version: 2 }, [ren!, 'arrive'], [ren!, 'handle', { words: '办结' }], [de!, 'rate', rating])
    expect(await stored(whistle)).toMatchObject({ state: 'closed' })
    // Who ran out of time did so, whatever became of it; who need not come any more before that counts for nobody.
    const parts = await Promise.all([late, early].map((call) => stored(call)))
    expect(whistleFigures(parts, clock)).toMatchObject({ due: 1, inTime: 0 })
  })

  it('R2: it becomes an item, once, with its history', async () => {
    const { whistle, calls } = await acts.whistled(de!, { departments: ['renshe', 'jiaowei'] })
    const { outcome } = await acts.step(xu!, whistle, 'adopt', { stream: 'nowhere' })
    expect((outcome as CellsRefused).refusals.map(({ code }) => code)).toContain('bad-place')
    const adopted = await go(whistle, [xu!, 'adopt', { stream: 's2' }])
    const item = adopted.facts.became
    expect(await acts.stored(item)).toMatchObject({
      title: '新街口南大街 3 号：地下室渗水',
      stream: 's2',
      lead: 'renshe',
      support: ['jiaowei'],
      status: 'issued',
    })
    expect((await acts.on(item)).map(({ record }) => record.id).sort()).toEqual(
      [whistle.id, ...calls.map(({ id }) => id)].sort(),
    )
    expect((await acts.step(xu!, { ...adopted, item } as typeof adopted, 'adopt', { stream: 's2' })).outcome).toBe(
      'already-adopted',
    )
  })
})
