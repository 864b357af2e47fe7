import { expect, it } from 'vitest'
import { newId } from '#app/sync/newId'
import { cellOf } from '../support/ledger-page'
import { tracker } from '../support/server'
import { useStage } from '../support/stage'

const stage = useStage()

async function ask(kind: string, facts: object): Promise<void> {
  const response = await fetch(`${stage.server.url}/trackers/${tracker}/records`, {
    method: 'POST',
    headers: { Origin: stage.server.url, Cookie: stage.coordinator.cookie, 'Content-Type': 'application/json' },
    body: JSON.stringify({ do: 'open', kind, rows: [{ id: newId(), item: '1.2.4' }], facts, files: [] }),
  })
  expect(await response.text()).toContain('"made":1')
}

it('what matters most stands on its row, others are counted behind it, and the title keeps its place, with the panel open', async () => {
  await ask('urge', { words: '请尽快反馈' })
  await ask('order', { department: 'renshe', text: '请报送进展', until: '2999-12-01' })
  await ask('whistle', { urgency: 'urgent', place: '西四', text: '渗水', tried: '', departments: ['renshe'] })
  for (const language of ['zh', 'en'] as const) {
    const page = await stage.ledger({ signedIn: stage.coordinator, language }, '?item=1.2.4')
    await page.getByRole('complementary').waitFor()
    const title = cellOf(page, '1.2.4', 'title')
    for (const width of [1366, 1440, 1920]) {
      await page.setViewportSize({ width, height: 900 })
      await title.getByRole('img', { name: /吹哨 1 件进行中|Whistle open/ }).waitFor()
      const others = title.getByRole('img', { name: /督办单 1 件.*已催办 1 次|Order.*Reminded once/ })
      const both = title.getByRole('img', { name: /^(督办单 1 件|已催办 1 次|Order|Reminded once)$/ })
      const measured = () =>
        title.evaluate((cell) => {
          const { right } = cell.getBoundingClientRect()
          const marks = [...cell.querySelectorAll('.row-tag')].filter((mark) => mark.getClientRects().length > 0)
          return {
            isCut: marks.some((mark) => mark.getBoundingClientRect().right > right),
            hasTitle: cell.querySelector('.title__text')!.getBoundingClientRect().width >= 60,
          }
        })
      await expect.poll(measured, { message: `${language} ${width}` }).toEqual({ isCut: false, hasTitle: true })
      // All of them, or the first and how many more.
      await expect
        .poll(async () => [await others.count(), await both.count()])
        .toEqual((await others.count()) > 0 ? [1, 0] : [0, 2])
    }
  }
})
