import { expect, it } from 'vitest'
import { discussedAfter } from '#app/model/meeting/discussed'
import type { MeetingState } from '#app/model/meeting/meeting'
import { plain, starting, useMeetingScene } from './meetingScene'

const { scene, ask, send, does, stateOf } = useMeetingScene()
const items = ['1.3', '2.3', '2.5', '2.6', '4.1']

/** Which items count as discussed by now. */
const discussed = ({ agenda }: MeetingState) =>
  agenda.filter(({ state }) => state === 'discussed').map(({ item }) => item)
const goTo = (item: string | null) =>
  does(scene.xu, {
    do: 'go',
    to: item === null ? { slide: 'opening', item: null } : { slide: 'item', item },
  })

it('M3: discussed is what stood on the screen for more than a moment, was decided about, or was confirmed', async () => {
  const { meeting } = await does(scene.xu, starting('例会'))
  for (const item of items) await does(scene.xu, { do: 'add', item })
  // The arrow walks through all of them.
  for (const item of items) {
    await goTo(item)
    scene.clock += 800
  }
  expect(discussed(await goTo('1.3'))).toEqual([])
  scene.clock += discussedAfter
  expect(discussed(await goTo('2.3'))).toEqual(['1.3'])
  // Its time goes on while the server starts anew, and is added to that of before.
  scene.clock += discussedAfter - 1_000
  await scene.server.restart()
  scene.clock += 200
  expect(discussed(await goTo('2.5'))).toEqual(['1.3', '2.3'])
  const decided = { do: 'decide', ...plain, id: 'd1', item: '2.5', kind: 'decision', text: '继续' } as const
  expect(discussed(await does(scene.xu, decided))).toEqual(['1.3', '2.3', '2.5'])
  await does(scene.xu, { do: 'mark', item: '2.6', state: 'discussed' })
  await does(scene.xu, { do: 'mark', item: '1.3', state: 'pending' })
  // Moving and arranging forget nothing of it.
  await does(scene.xu, { do: 'move', item: '4.1', after: null })
  await does(scene.xu, { do: 'arrange', by: 'department' })
  expect(discussed((await stateOf(scene.xu))!).sort()).toEqual(['2.3', '2.5', '2.6'])
  // What is on the screen when the meeting ends is judged like the rest.
  await goTo('4.1')
  scene.clock += discussedAfter
  await send(scene.xu, { do: 'close' })
  const { text } = (await (await ask(scene.ling, `meetings/${meeting.id}/minutes?lang=zh`)).json()) as { text: string }
  const told = text.slice(text.indexOf('## 研究的事项'), text.indexOf('## 议定的事项'))
  const codes = Array.from(told.matchAll(/^\| (\d\S*) \|/gm), ([, code]) => code)
  expect(codes.sort()).toEqual(['2.3', '2.5', '2.6', '4.1'])
})
