import { afterAll, expect, it } from 'vitest'
import * as Y from 'yjs'
import { outline } from '#app/model/ledger/outline'
import { deleteItems, addItem, setCells, type Desk } from '#app/model/ledger/edit'
import { readItems, readStreams, roots, textOf } from '#app/model/ledger/ledger'
import { statuses } from '#app/model/ledger/status'
import { createLedgers } from '#db/ledgers'
import { historyProblems } from '../crash/history'
import { randomFrom, type Random } from '../support/random'
import { ConvergencePage } from './convergencePage'
import { anyFate, several, startProcesses, type Processes } from './processes'
import { Editor, people, removeTemporaryFiles, tracker, until } from './syncHarness'

afterAll(removeTemporaryFiles)

const byId = <T extends { id: string }>(rows: T[]) => [...rows].sort((a, b) => (a.id < b.id ? -1 : 1))

/** What somebody does next, as the seed decides: an edit of any kind, or leaving and coming back. */
function actAtRandom(desk: Desk, editor: Editor, i: number, { all }: Pick<Processes, 'all'>, random: Random): void {
  const { provider } = editor
  const { doc } = desk
  const { pick } = random
  const items = readItems(doc)
  const item = pick(items)
  const choice = random()
  if (choice < 0.35)
    setCells(desk, [
      { item: item.id, column: pick(['progress', 'problems', 'next'] as const), value: `${item.progress}字${i}` },
    ])
  else if (choice < 0.5) setCells(desk, [{ item: item.id, column: 'owner', value: pick(['甲', '乙', '']) }])
  else if (choice < 0.65)
    setCells(desk, [{ item: item.id, column: 'due', value: `2026-12-${10 + Math.floor(random() * 20)}` }])
  else if (choice < 0.75) addItem(desk, { stream: item.stream, parent: '', after: '' })
  else if (choice < 0.78) deleteItems(desk, [item.id])
  else if (choice < 0.9) {
    const own = items.find(({ lead }) => lead === desk.person.department)
    if (own && textOf(doc, own.id, 'progress')) textOf(doc, own.id, 'progress')!.insert(0, '我')
  } else if (provider.wsconnected) provider.disconnect()
  else {
    editor.moveTo(random.pick(all))
    provider.connect()
  }
}

it.each([1, 20_261_123, 471_1])(
  'S6: five people’s random edits, offline and online, end in equal documents (seed %i)',
  async (seed) => {
    const random = randomFrom(seed)
    const processes = await startProcesses(several, { foldAfter: 40, sweepEvery: 200 }, anyFate(random))
    const server = processes.all[0]!
    const departments = new Set((await server.db.selectFrom('departments').select('id').execute()).map((row) => row.id))
    const editors = await Promise.all(
      ['xu', 'yang', 'ren', 'zu', 'jiao'].map((id) =>
        new Editor(random.pick(processes.all), id, { ack: true }).synced(),
      ),
    )
    const names = ['xu', 'yang', 'ren', 'zu', 'jiao']
    let made = 0
    const desks = editors.map(({ doc }, i): Desk => ({
      doc,
      person: people[names[i]!]!,
      departments,
      newId: () => `new-${seed}-${made++}`,
    }))

    for (let step = 0; step < 250; step++) {
      const i = Math.floor(random() * editors.length)
      actAtRandom(desks[i]!, editors[i]!, i, processes, random)
      // Lets the network have its turn, at places that the seed decides.
      if (random() < 0.2) await new Promise((resolve) => setImmediate(resolve))
    }
    processes.deliver()
    for (const { provider } of editors) provider.connect()
    await Promise.all(editors.map((editor) => editor.synced()))
    const stateOf = ({ doc }: Editor) =>
      JSON.stringify([byId(readItems(doc)), byId(readStreams(doc)), [...Y.encodeStateVector(doc)]])
    await until(() => editors.every((editor) => stateOf(editor) === stateOf(editors[0]!)))
    // Edits with conditions may be refused by the server when others were faster; then the page starts afresh.
    expect(editors.flatMap(({ refused }) => refused)).toEqual([])
    const fresh = await new Editor(server, 'ling').synced()
    expect(stateOf(fresh)).toBe(stateOf(editors[0]!))
    expect(Y.encodeStateVector(fresh.doc)).toEqual(Y.encodeStateVector(editors[0]!.doc))
    const stored = (await createLedgers(server.db).read(tracker))!
    expect(byId(stored.items)).toEqual(byId(readItems(fresh.doc)))
    expect(byId(stored.streams)).toEqual(byId(readStreams(fresh.doc)))
    expect(outline(stored.streams, stored.items)).toEqual(outline(readStreams(fresh.doc), readItems(fresh.doc)))
    for (const editor of [...editors, fresh]) editor.close()
    await processes.stop()
  },
)

/** The same, with edits that are refused once others were faster, and news that is held up. */
function actAgainstOthers(page: ConvergencePage, random: Random): void {
  const { desk } = page
  const { pick } = random
  const items = readItems(desk.doc)
  if (items.length === 0) return
  const item = pick(items)
  const choice = random()
  if (choice < 0.25)
    setCells(desk, [
      {
        item: item.id,
        column: pick(['progress', 'problems', 'next'] as const),
        value: `${item.progress}字${page.name}`,
      },
    ])
  else if (choice < 0.35) setCells(desk, [{ item: item.id, column: 'owner', value: pick(['甲', '乙', '']) }])
  // Rights and conditions change under others' hands: what was right on a stale copy is refused.
  else if (choice < 0.45)
    setCells(desk, [{ item: item.id, column: 'lead', value: pick(['renshe', 'zuzhibu', 'jiaowei']) }])
  else if (choice < 0.6) setCells(desk, [{ item: item.id, column: 'status', value: pick(statuses) }])
  else if (choice < 0.66) addItem(desk, { stream: item.stream, parent: item.parent === '' ? item.id : '', after: '' })
  // Where nothing is left nothing happens any more, and the test would wait for ever.
  else if (choice < 0.69 && items.length > 10) deleteItems(desk, [item.id])
  // And one who asks no rules at all.
  else if (choice < 0.74)
    roots(desk.doc)
      .items.get(item.id)!
      .set(pick(['owner', 'due', 'light']), pick(['丙', '2026-12-24', 'x']))
  else if (choice < 0.82) page.hold()
  else if (choice < 0.9) page.release()
  else page.toggleNetwork()
}

it.each([2, 20_261_124])(
  'S6 G7: refusals among the edits, and updates heard in any order, end in equal documents too (seed %i)',
  async (seed) => {
    const random = randomFrom(seed)
    const processes = await startProcesses(several, { foldAfter: 40, sweepEvery: 200 }, anyFate(random))
    const server = processes.all[0]!
    const first = (await createLedgers(server.db).read(tracker))!
    const departments = new Set(first.departments.map(({ id }) => id))
    let made = 0
    const pages = ['xu', 'yang', 'ren', 'zu', 'jiao'].map(
      (name) => new ConvergencePage(processes.all, name, random, departments, () => `new-${seed}-${made++}`),
    )
    await until(() => pages.every(({ isReady }) => isReady))

    const total = (of: keyof ConvergencePage['counts']) => pages.reduce((sum, { counts }) => sum + counts[of], 0)
    const happened = () => Math.min(total('refused'), total('rescued'), total('reordered'))
    const online = async () => {
      for (const page of pages) {
        page.release()
        if (!page.editor.provider.wsconnected && !page.editor.provider.wsconnecting) page.connect()
      }
      processes.deliver()
      await Promise.all(processes.all.map(({ rooms }) => rooms.settle()))
      return pages.every(({ isReady }) => isReady)
    }
    // The network has a say in what happens: until all of it has, with time for answers between the bursts.
    for (let step = 0; step < 300 || happened() < 2; step++) {
      if (step > 0 && step % 300 === 0) await until(online)
      actAgainstOthers(random.pick(pages), random)
      if (random() < 0.5) await new Promise((resolve) => setImmediate(resolve))
    }
    // Until nobody is refused any more: what a page writes again may be refused once more.
    const stateOf = (doc: Y.Doc) => JSON.stringify([byId(readItems(doc)), byId(readStreams(doc))])
    const told = (doc: Y.Doc) => `${stateOf(doc)} ${Y.encodeStateVector(doc).join()}`
    const fresh = await new Editor(server, 'ling').synced()
    await until(
      async () => (await online()) && pages.every(({ editor }) => told(editor.doc) === told(fresh.doc)),
      60_000,
    )
    expect(stateOf(fresh.doc)).toBe(stateOf(pages[0]!.editor.doc))
    for (const { editor } of pages) expect(Y.encodeStateVector(editor.doc)).toEqual(Y.encodeStateVector(fresh.doc))
    const stored = (await createLedgers(server.db).read(tracker))!
    expect(byId(stored.items)).toEqual(byId(readItems(fresh.doc)))
    expect(byId(stored.streams)).toEqual(byId(readStreams(fresh.doc)))
    expect(await historyProblems(server.db, tracker, first, stored)).toEqual([])
    for (const page of [...pages, fresh]) page.close()
    await processes.stop()
  },
)
