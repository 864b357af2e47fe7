import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Person } from '#app/model/ledger/person'
import { advance } from '#app/model/records/advance'
import { usualChoices } from '#app/model/telling/telling'
import { stepRecord } from '#db/records'
import { inLedger } from '#db/transactions'
import { at, openDeliveryScene, publicUrl, type DeliveryScene } from '../support/deliveryScene'
import { tracker } from '../support/server'
import { storePhotograph } from '../support/storedFiles'

let scene: DeliveryScene
let [wang, xu]: Person[] = []
beforeEach(async () => {
  scene = await openDeliveryScene()
  wang = await scene.person('wang', 'department')
  xu = await scene.person('xu', 'coordinator', { language: 'en' })
})
afterEach(() => scene.close())

const subjects = () => scene.mail.arrived.map(({ to, headers }) => [to[0], headers.get('subject')])

it('R4: what is asked of somebody goes to them at once, and once: title and link, in their language, as one thread a row', async () => {
  const order = await scene.order(xu!, '机密的内容')
  const deliveries = scene.start()
  await deliveries.look()
  await deliveries.look()
  expect(scene.mail.arrived).toHaveLength(1)
  const [{ to, headers, text, html }] = scene.mail.arrived as [(typeof scene.mail.arrived)[0]]
  expect(to).toEqual(['wang@mail.example'])
  expect(headers.get('subject')).toMatch(/^请签收督办单 〔2026〕1 号 时限 2026-12-01｜.+｜西城区/)
  const link = `${publicUrl}/trackers/${tracker}?item=${encodeURIComponent(scene.row)}`
  expect([text.includes(link), html.includes(link)]).toEqual([true, true])
  expect(`${headers.get('subject')}${text}${html}`).not.toContain('机密')
  expect(headers.get('list-unsubscribe')).toBe(`<${publicUrl}/people#telling>`)
  expect(headers.get('references')).toBe(`<row.${tracker}.${scene.row}@luoshi.example>`)
  expect(headers.get('auto-submitted')).toBe('auto-generated')
  // The answer waits for the coordinators, in English, in the same thread.
  const replied = advance(order, 'replied', scene.clock.now)
  await inLedger(scene.db, tracker).execute((trx) =>
    stepRecord(trx, tracker, order, replied, {
      ...{ event: 'reply', words: '已办', details: {}, by: wang!, at: scene.clock.now },
    }),
  )
  await deliveries.look()
  expect(scene.mail.arrived).toHaveLength(2)
  const second = scene.mail.arrived[1]!
  expect([second.to[0], second.headers.get('references')]).toEqual(['xu@mail.example', headers.get('references')])
  expect(second.headers.get('subject')).toMatch(/^Accept|reply/)
  expect(second.headers.get('message-id')).not.toBe(headers.get('message-id'))
})

it('R4: the rest comes as one digest on the next working morning; what somebody has no mail for, nowhere', async () => {
  await scene.mailbox('xu', { choices: { asked: 'inbox', answered: 'inbox', mention: 'inbox', reminder: 'inbox' } })
  await scene.person('gone', 'department', { address: '' })
  await scene.comment(xu!, '@wang 请看')
  await scene.comment(xu!, '@人社局 请再看 @专班')
  const deliveries = scene.start()
  await deliveries.look()
  scene.clock.now = at('2026-11-24T08:59')
  await deliveries.look()
  expect(scene.mail.arrived).toEqual([])
  scene.clock.now = at('2026-11-24T09:00')
  await deliveries.look()
  expect(subjects()).toEqual([['wang@mail.example', '落实台账：2 条消息']])
  expect(scene.mail.arrived[0]!.text).toContain('xu 提到了您的单位')
  expect(scene.mail.arrived[0]!.headers.has('references')).toBe(true)
  scene.clock.now = at('2026-11-25T09:00')
  await deliveries.look()
  expect(scene.mail.arrived).toHaveLength(1)
})

it('R4: nothing goes out in quiet hours, but in the morning, and is not late by that', async () => {
  scene.clock.now = at('2026-11-23T22:00')
  await scene.order(xu!)
  const deliveries = scene.start()
  await deliveries.look()
  scene.clock.now = at('2026-11-24T07:29')
  await deliveries.look()
  expect(scene.mail.asked).toEqual([])
  scene.clock.now = at('2026-11-24T07:30')
  await deliveries.look()
  expect(scene.mail.arrived).toHaveLength(1)
  expect(scene.mail.arrived[0]!.text).not.toContain('迟发')
})

it('R4: an urgent whistle comes in quiet hours too, to whoever does not say otherwise; all else waits', async () => {
  await scene.person('sleeper', 'department', { urgentAlways: false })
  await scene.person('digester', 'department', { choices: { ...usualChoices, asked: 'digest' } })
  await scene.person('inboxer', 'department', { choices: { ...usualChoices, asked: 'inbox' } })
  scene.clock.now = at('2026-11-23T22:00')
  await scene.order(xu!)
  await scene.call(xu!)
  const deliveries = scene.start()
  await deliveries.look()
  expect(subjects().sort()).toEqual([
    ['digester@mail.example', expect.stringContaining('吹哨：请报到')],
    ['wang@mail.example', expect.stringContaining('吹哨：请报到')],
  ])
  expect(scene.mail.arrived[0]!.text).not.toContain('迟发')
  scene.clock.now = at('2026-11-24T07:30')
  await deliveries.look()
  const morning = subjects().slice(2).sort()
  expect(morning.map(([to]) => to)).toEqual(['sleeper@mail.example', 'wang@mail.example'])
  expect(morning[0]![1]).toBe('落实台账：2 件请您办理')
  // The order was first, and the whistle is the more harmful to leave lying.
  expect(scene.mail.arrived.at(-2)!.text).toMatch(/吹哨：请报到.*督办单/s)
})

it('R4: a whistle that is not urgent waits until the quiet hours are over', async () => {
  scene.clock.now = at('2026-11-23T22:00')
  await scene.call(xu!, { urgency: 'joint' })
  const deliveries = scene.start()
  await deliveries.look()
  expect(scene.mail.asked).toEqual([])
  scene.clock.now = at('2026-11-24T07:30')
  await deliveries.look()
  expect(subjects()).toEqual([['wang@mail.example', expect.stringContaining('吹哨：请报到')]])
})

it('R4: what waits for a department without a liaison is told to the coordinators, and to nobody else, while it has none', async () => {
  await scene.person('li', 'coordinator')
  await scene.call(xu!, { department: 'jiaowei' })
  const deliveries = scene.start()
  await deliveries.look()
  expect(subjects()).toEqual([
    ['li@mail.example', '紧急 区教委没有联络员，请转告：吹哨：请报到｜西城区机构改革建议落实台账'],
  ])
})

it('R4: a liaison who was found before it was sent has it from the inbox, and the coordinators no mail', async () => {
  scene.clock.now = at('2026-11-23T22:00')
  await scene.person('li', 'coordinator', { urgentAlways: false })
  await scene.call(xu!, { department: 'jiaowei' })
  const jiao = await scene.person('jiao', 'department')
  await scene.db.updateTable('people').set({ department_id: 'jiaowei' }).where('id', '=', jiao.id).execute()
  const deliveries = scene.start()
  scene.clock.now = at('2026-11-24T07:30')
  await deliveries.look()
  expect(scene.mail.arrived).toEqual([])
  expect(await scene.states()).toMatchObject([{ recipient: 'li', state: 'dropped', why: 'settled' }])
})

it('R4: the server was down over a weekend: all is told once, as one mail a person, and said to be late', async () => {
  for (let n = 0; n < 40; n++) await scene.order(xu!)
  await scene.comment(xu!, '@wang 请看')
  scene.clock.now = at('2026-11-30T10:15')
  const deliveries = scene.start()
  await deliveries.look()
  await deliveries.look()
  expect(subjects()).toEqual([['wang@mail.example', '落实台账：40 件请您办理，1 条消息']])
  expect(scene.mail.arrived[0]!.text).toContain('迟发：应于 2026-11-23 10:00 告知')
  expect(scene.mail.arrived[0]!.text).toContain('迟发：应于 2026-11-24 09:00 告知')
})

it('R4: what was done, and who may read it no longer, has no mail', async () => {
  const order = await scene.order(xu!)
  const disabled = await scene.person('disabled', 'department')
  const barred = await scene.person('barred', 'department')
  const rich = await scene.person('rich', 'department')
  await scene.comment(xu!, '@disabled @barred @rich @wang')
  await inLedger(scene.db, tracker).execute((trx) =>
    stepRecord(trx, tracker, order, advance(order, 'recalled', 1), {
      ...{ event: 'recall', words: '', details: {}, by: null, at: scene.clock.now },
    }),
  )
  await scene.db.updateTable('people').set({ disabled_at: 1 }).where('id', '=', disabled.id).execute()
  await scene.mailbox(rich.id, { address: '' })
  await scene.db.deleteFrom('grants').where('tracker_id', '=', tracker).execute()
  await scene.db
    .insertInto('grants')
    .values({ tracker_id: tracker, to_kind: 'person', to_id: wang!.id, access: 'viewer' })
    .execute()
  scene.clock.now = at('2026-11-24T09:00')
  const deliveries = scene.start()
  await deliveries.look()
  expect(subjects()).toEqual([['wang@mail.example', expect.stringContaining('xu 提到了您')]])
  const why = (await scene.states()).filter(({ state }) => state === 'dropped').map((one) => [one.recipient, one.why])
  expect(why).toContainEqual([disabled.id, 'disabled'])
  expect(why).toContainEqual([barred.id, 'no-access'])
  expect(why).toContainEqual([rich.id, 'no-address'])
  expect(why).toContainEqual([wang!.id, 'settled'])
})

it('R4: that the time of a call has run out is told as that, and late where it is late', async () => {
  const call = await scene.call(xu!)
  const deliveries = scene.start()
  await deliveries.look()
  const dueAt = scene.clock.now + 30 * 60_000
  scene.clock.now = at('2026-11-24T09:00')
  const facts = { ...call.facts, overdueAt: dueAt }
  await inLedger(scene.db, tracker).execute((trx) =>
    stepRecord(trx, tracker, call, advance(call, 'called', scene.clock.now, facts), {
      ...{ event: 'overdue', words: '', details: { dueAt: String(dueAt) }, by: null, at: scene.clock.now },
    }),
  )
  await deliveries.look()
  expect(subjects().slice(1)).toEqual([
    [
      'wang@mail.example',
      '紧急 吹哨：已超时，请尽快到场 · 迟发：应于 2026-11-23 10:30 告知｜西城区机构改革建议落实台账',
    ],
    // Who whistled coordinates, and reads English.
    ['xu@mail.example', expect.stringContaining('Urgent · Call: not there in time · Human Resources')],
  ])
})

it('R4: a whistle about no row is told at once, with a link to where whistles are, and without its place', async () => {
  await scene.call(xu!)
  await scene.start().look()
  expect(subjects()).toEqual([['wang@mail.example', '紧急 吹哨：请报到｜西城区机构改革建议落实台账']])
  const { text, html, headers } = scene.mail.arrived[0]!
  expect(text).toContain(`${publicUrl}/trackers/${tracker}/whistles#the-whistle`)
  expect(text + html).not.toContain('机密')
  expect(headers.has('references')).toBe(false)
})

it('R4 R5: how many photographs came with a whistle is said, and nothing of them', async () => {
  await scene.call(xu!)
  await storePhotograph(scene.db, 'the-whistle', '机密.jpg')
  await scene.start().look()
  expect(subjects()[0]![1]).toContain('吹哨：请报到 （附 1 份照片或文件）｜')
  expect(scene.mail.arrived[0]!.text + scene.mail.arrived[0]!.html).not.toContain('机密')
})

it('R4: of a ledger that was put away nothing is told', async () => {
  await scene.order(xu!)
  await scene.db.updateTable('trackers').set({ archived_at: 1 }).execute()
  await scene.start().look()
  expect(scene.mail.asked).toEqual([])
  expect(await scene.states()).toMatchObject([{ recipient: 'wang', state: 'dropped', why: 'ledger-away' }])
})
