import type { Page } from 'playwright-core'
import { expect, it, onTestFinished } from 'vitest'
import { addItem, deleteItems, moveItem, setCells, type Desk } from '#app/model/ledger/edit'
import { readItems, readStreams } from '#app/model/ledger/ledger'
import { statuses } from '#app/model/ledger/status'
import { setStream } from '#app/model/ledger/streamEdits'
import { cellOf, ledgerIsOpen, seen } from '../support/ledger-page'
import { connectEditor, signIn } from '../support/people'
import { randomFrom, type Random } from '../support/random'
import { tracker } from '../support/server'
import { useStage } from '../support/stage'

const stage = useStage()

/** A row that stays: what stands in its owner's cell tells how far a page is. */
const marked = '5.1'
const leads = ['bianban', 'renshe', 'jiaowei', 'zuzhibu']
/** As the address has them; every row must be seen in each, the marked one at least. */
const views = ['', '?group=lead', '?group=status&sort=-due', '?sort=light&sort=lead', '?only.light=green&group=none']

it.each([1, 20_261_125])(
  'whatever others do, a page that is open all along shows what one shows that opens now (seed %i)',
  async (seed) => {
    const random = randomFrom(seed)
    const { doc, close } = await connectEditor(stage.server, stage.coordinator)
    onTestFinished(close)
    let rows = 0
    const desk: Desk = {
      doc,
      person: stage.coordinator.person,
      departments: new Set(leads),
      newId: () => `new-${seed}-${rows++}`,
    }
    const viewer = await signIn(stage.server, { role: 'viewer' })
    const query = random.pick(views)
    const open = async (who = viewer, isOwn = false) => {
      const page = await stage.page({ signedIn: who, viewport: { width: 1920, height: 4_000 }, isOwn })
      await page.goto(`/trackers/${tracker}${query || '?department='}`)
      await ledgerIsOpen(page)
      return page
    }
    const lasting = [await open(), await open(stage.coordinator), await open(stage.liaison)]
    for (let round = 1; round <= 3; round++) {
      if (random() < 0.3) await stage.server.restart()
      const done = Array.from({ length: 1 + random.below(12) }, () => act(desk, random))
      expect(setCells(desk, [{ item: marked, column: 'owner', value: `第 ${round} 轮` }])).toEqual([])
      const fresh = await open(viewer, true)
      for (const page of [...lasting, fresh]) await seen(cellOf(page, marked, 'owner'), `第 ${round} 轮`)
      // The fresh one may have got the last of it just now, too.
      for (const page of lasting)
        await expect.poll(() => differing(page, fresh), { message: `${query} ${JSON.stringify(done)}` }).toEqual([])
      await fresh.close()
    }
  },
)

/** Does something that a coordinator may do, and returns what, to be told when a page comes out wrong. */
function act(desk: Desk, random: Random): unknown[] {
  const items = readItems(desk.doc)
  const others = items.filter(({ id }) => id !== marked)
  const { id } = random.pick(others)
  const { id: stream } = random.pick(readStreams(desk.doc))
  const place = () => {
    const parent = random() < 0.4 ? random.pick(others.filter((item) => item.parent === '')) : null
    const beside = items.filter(
      (item) => item.parent === (parent?.id ?? '') && item.stream === (parent?.stream ?? stream),
    )
    return {
      stream: parent?.stream ?? stream,
      parent: parent?.id ?? '',
      after: random() < 0.3 || beside.length === 0 ? '' : random.pick(beside).id,
    }
  }
  const set = (column: Parameters<typeof setCells>[1][number]['column'], value: string | string[]) => {
    setCells(desk, [{ item: id, column, value }])
    return [id, column, value]
  }
  return random.pick<() => unknown[]>([
    () => set('title', `事项 ${random.below(100)}`),
    () => set('lead', random.pick(leads)),
    () =>
      set(
        'support',
        leads.filter(() => random() < 0.4),
      ),
    () => set('status', random.pick(statuses)),
    () => set('due', random.pick(['2020-01-31', '2099-12-31', ''])),
    () => set('progress', '进展'.repeat(random.below(30))),
    () => set('evidence', random() < 0.5 ? [] : ['印发通知 https://example.org/1']),
    () => {
      addItem(desk, place(), random.pick(leads))
      return ['add']
    },
    () => {
      const to = place()
      if (to.parent !== id) moveItem(desk, id, to)
      return ['move', id, to]
    },
    () => {
      deleteItems(desk, [id])
      return ['delete', id]
    },
    () => {
      setStream(desk, stream, { title: `类别 ${random.below(100)}` })
      return ['stream', stream]
    },
  ])()
}

/** Pairs of what two pages show otherwise than each other. */
async function differing(page: Page, other: Page): Promise<(string | undefined)[][]> {
  const [here, there] = [await shown(page), await shown(other)]
  return Array.from({ length: Math.max(here.length, there.length) }, (_, i) => [here[i], there[i]]).filter(
    ([a, b]) => a !== b,
  )
}

/** What the streams' tabs and the foot say, and the rows that are drawn, top to bottom, with all that their cells say. */
function shown(page: Page): Promise<string[]> {
  return page.locator('.ledger').evaluate((ledger) => {
    const rows = ledger.querySelectorAll('.ag-row[row-id]')
    const around = Array.from(
      ledger.querySelectorAll('.tab:not(.tab--add), .status-bar > :not(.status-bar__share)'),
      (part) => part.textContent,
    )
    const byRow = new Map<string, { at: number; cells: string[] }>()
    for (const row of rows) {
      const id = row.getAttribute('row-id')!
      const entry = byRow.get(id) ?? { at: Number(row.getAttribute('row-index')), cells: [] }
      byRow.set(id, entry)
      const cells = [...row.querySelectorAll<HTMLElement>('.ag-cell')].map(
        (cell) => `${cell.getAttribute('col-id')}=${cell.innerText}`,
      )
      // All but the button for who may change rows.
      entry.cells.push(
        ...(cells.length > 0 ? cells : [(row as HTMLElement).innerText]).map((text) =>
          text.replace('⋯', '').replace(/\s+/g, ' ').trim(),
        ),
      )
    }
    return [
      ...around,
      ...[...byRow].sort(([, a], [, b]) => a.at - b.at).map(([id, { cells }]) => `${id}: ${cells.sort().join(' | ')}`),
    ]
  })
}
