import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { setCells } from '#app/model/ledger/edit'
import { readCell } from '#app/model/ledger/ledger'
import type { MeetingState } from '#app/model/meeting/meeting'
import { connect } from '#db/connect'
import { withdrawScreenLink } from '#db/screen-links'
import { inHouse } from '#db/transactions'
import { findViolations } from '../support/axe'
import { cellOf, isLive, openEditor, row, seen } from '../support/ledger-page'
import { connectEditor } from '../support/people'
import { tracker } from '../support/server'
import { useStage } from '../support/stage'

const stage = useStage()
const meetingPath = `/trackers/${tracker}/meeting`
const departments = new Set(['bianban', 'renshe'])

const title = (page: Page) => page.getByRole('heading', { level: 1 })
/** Which item a screen shows. */
const shows = (page: Page, text: string | RegExp) => seen(title(page), text)

/** The ledger as a meeting finds it: one item overdue, one submitted. */
async function prepare() {
  const { doc, close } = await connectEditor(stage.server, stage.coordinator)
  const refused = setCells({ doc, person: stage.coordinator.person, departments, newId: () => '' }, [
    { item: '1.3', column: 'due', value: '2020-01-31' },
    { item: '1.3', column: 'owner', value: '王敏' },
    { item: '1.3', column: 'progress', value: '方案征求意见' },
    { item: '2.6', column: 'status', value: 'submitted' },
    { item: '2.6', column: 'progress', value: '已办完' },
  ])
  expect(refused).toEqual([])
  const witness = await connectEditor(stage.server, stage.liaison)
  await expect.poll(() => readCell(witness.doc, '2.6', 'status')).toBe('submitted')
  witness.close()
  close()
}

it('a whole meeting: presenter, follower, shared screen, and a department that edits meanwhile', async () => {
  await prepare()
  const made = await fetch(`${stage.server.url}/trackers/${tracker}/screens`, {
    method: 'POST',
    headers: { cookie: stage.coordinator.cookie, origin: stage.server.url },
  })
  const { url } = (await made.json()) as { url: string }
  const screenPath = new URL(url).pathname
  // The presenter has the ledger open too: the window that they use leads.
  const desk = await stage.ledger({ signedIn: stage.coordinator })
  await cellOf(desk, '1.1', 'title').click()
  const [mine, theirs, screen] = await Promise.all([
    stage.open(meetingPath, {
      signedIn: stage.coordinator,
      viewport: { width: 1920, height: 1080 },
      reducedMotion: 'reduce',
    }),
    stage.ledger({ signedIn: stage.liaison }, '?stream=s2'),
    stage.open(screenPath, { viewport: { width: 1920, height: 1080 } }),
  ])
  await seen(screen.getByRole('status'), '会议尚未开始')

  // It starts, and everybody who has the ledger open sees it.
  await mine.getByLabel('会议名称').fill('第 12 次周例会')
  await mine.getByLabel('主持', { exact: true }).fill('陈主任')
  await mine.getByRole('button', { name: '开始会议' }).click()
  await shows(mine, '第 12 次周例会')
  await shows(screen, '第 12 次周例会')
  const band = theirs.getByRole('region', { name: '会议' })
  await seen(band, '会议进行中：第 12 次周例会')
  const agenda = mine.getByRole('navigation', { name: '议程' })
  expect(
    (await agenda.locator('.rail__entry .rail__title').allTextContents()).map((text) => text.split(' ')[0]),
  ).toEqual(['1.3', '2.6'])
  expect(await findViolations(mine)).toEqual([])

  // The follower's grid goes where the presenter goes, with the presenter's filter.
  await band.getByRole('button', { name: '跟随主持画面' }).click()
  await mine.keyboard.press('ArrowRight')
  await shows(mine, '建立机构编制重大决策')
  await shows(screen, '建立机构编制重大决策')
  await seen(theirs.getByRole('complementary').getByRole('heading', { level: 2 }), '建立机构编制重大决策')
  await row(theirs, '1.3').first().waitFor()

  // What a department types appears, marked as new.
  const other = await connectEditor(stage.server, stage.administrator)
  const edit = (item: string, column: 'progress' | 'owner', value: string) =>
    expect(
      setCells({ doc: other.doc, person: stage.administrator.person, departments, newId: () => '' }, [
        { item, column, value },
      ]),
    ).toEqual([])
  edit('1.3', 'progress', '方案征求意见两轮')
  await seen(screen.getByRole('region', { name: '进展情况' }).locator('ins'), '方案征求意见两轮')
  await seen(screen.locator('.slide__authors'), /周敏 改了.*进展情况/)

  // A decision is seen while it is being typed, and is kept with who recorded it.
  await mine.keyboard.press('n')
  await mine.getByLabel('内容').waitFor()
  await mine.keyboard.insertText('由人社局配合修改')
  await seen(screen.locator('.decisions__draft'), '由人社局配合修改')
  await mine.keyboard.press('Control+Enter')
  await seen(screen.locator('.decision'), /由人社局配合修改.*李强 记录/)
  await mine.locator('.decide').waitFor({ state: 'detached' })
  // One that changes cells is written into the ledger, and said to be done.
  await mine.keyboard.press('e')
  await mine.getByLabel('完成时限').fill('2030-12-31')
  await mine.keyboard.press('Enter')
  await seen(mine.getByRole('alert'), '请写明原因')
  await mine.getByLabel('原因').fill('方案待市里批复')
  await mine.keyboard.press('Control+Enter')
  await seen(mine.locator('.decision').nth(1), /延期 原因：方案待市里批复.*2030-12-31.*已写入台账/)
  await expect.poll(() => readCell(other.doc, '1.3', 'due')).toBe('2030-12-31')
  await mine.locator('.decide').waitFor({ state: 'detached' })
  // What the rules refuse is said, and nothing is recorded: closing needs evidence.
  await mine.keyboard.press('c')
  await mine.locator('.decide').getByRole('button', { name: '记录' }).click()
  await seen(mine.getByRole('alert'), '不能这样决定')
  await mine.keyboard.press('Escape')
  expect(await mine.locator('.decision').count()).toBe(2)
  expect(await findViolations(mine)).toEqual([])

  // One touch leaves, and nothing moves under it; one button gives one's own filter back, one returns.
  await theirs.locator('.ledger__tools').hover()
  await theirs.mouse.wheel(0, 40)
  await band.getByRole('button', { name: '跟随主持画面' }).waitFor()
  await row(theirs, '1.3').first().waitFor()
  await band.getByRole('button', { name: '恢复我的视图' }).click()
  await expect.poll(() => new URL(theirs.url()).search).toBe('?stream=s2')
  await mine.keyboard.press('ArrowRight')
  await shows(screen, '对业务相近的部门')
  await band.getByRole('button', { name: '跟随主持画面' }).click()
  await seen(theirs.getByRole('complementary').getByRole('heading', { level: 2 }), '对业务相近的部门')
  // Their own typing goes on beside it.
  await openEditor(theirs, '2.5', 'progress')
  await band.getByRole('button', { name: '跟随主持画面' }).waitFor()
  await theirs.keyboard.press('Escape')

  // The server starts anew in the middle: position, timer and decisions are still there.
  await stage.server.restart()
  await expect
    .poll(
      async () =>
        ((await (await fetch(`${stage.server.url}${screenPath}/state`)).json()) as { state: MeetingState }).state
          .meeting.position,
    )
    .toEqual({ slide: 'item', item: '2.6' })
  await mine.keyboard.press('ArrowLeft')
  await shows(screen, '建立机构编制重大决策')
  expect(await screen.locator('.decision').count()).toBe(2)

  // The presenter's connection is lost: the others are told, and nothing moves.
  await desk.goto('about:blank')
  await mine.context().setOffline(true)
  await mine.goto('about:blank')
  await seen(screen.locator('.stage__next'), '连接中断，画面停在这里')
  await shows(screen, '建立机构编制重大决策')
  await mine.context().setOffline(false)
  await mine.goto(`${stage.server.url}${meetingPath}`)
  await isLive(mine)
  await shows(mine, '建立机构编制重大决策')

  // It ends: whoever ends it is at the minutes, the others are told where they are, and the shared screen that it is over.
  const administrator = await stage.open(meetingPath, { signedIn: stage.administrator })
  await mine.keyboard.press('End')
  await mine.getByRole('main').getByRole('button', { name: '结束会议' }).click()
  await mine.getByRole('button', { name: '结束并起草纪要' }).click()
  await mine.waitForURL(/\/meetings\/[\w-]+#minutes$/)
  await seen(mine.locator('.minutes-sheet'), '由人社局配合修改')
  await expect.poll(() => mine.evaluate(() => document.activeElement?.textContent)).toBe('修改纪要')
  await seen(administrator.getByRole('status'), '会议已经结束')
  expect(await administrator.getByLabel('会议名称').count()).toBe(0)
  await administrator.getByRole('link', { name: '查看纪要' }).click()
  await seen(administrator.locator('.minutes-sheet'), '由人社局配合修改')
  await seen(screen.getByRole('status'), '会议已经结束')
  await shows(screen, '第 12 次周例会')
  await band.waitFor({ state: 'detached' })
  const { meetings } = await meetingsOf()
  const minutes = await (
    await fetch(`${stage.server.url}/trackers/${tracker}/meetings/${meetings[0]!.id}/minutes.md`, {
      headers: { cookie: stage.coordinator.cookie },
    })
  ).text()
  expect(minutes).toMatch(/由人社局配合修改/)
  other.close()
})

/** The meetings that the ledger has had, newest first. */
async function meetingsOf(): Promise<{ meetings: { id: string }[] }> {
  const answer = await fetch(`${stage.server.url}/trackers/${tracker}/meetings`, {
    headers: { cookie: stage.coordinator.cookie },
  })
  const ids = [...(await answer.text()).matchAll(new RegExp(`/trackers/${tracker}/meetings/([\\w-]+)"`, 'g'))].map(
    ([, id]) => ({ id: id! }),
  )
  return { meetings: ids }
}

it('G9 S5: the shared screen writes nothing, and shows nothing more once its link is withdrawn', async () => {
  const headers = { cookie: stage.coordinator.cookie, origin: stage.server.url }
  const { url } = (await (
    await fetch(`${stage.server.url}/trackers/${tracker}/screens`, { method: 'POST', headers })
  ).json()) as { url: string }
  const screen = await stage.page({ language: 'en', viewport: { width: 1366, height: 768 } })
  const connected = screen.waitForEvent('websocket').then((socket) => socket.waitForEvent('framereceived'))
  await screen.goto(new URL(url).pathname)
  await seen(screen.getByRole('status'), 'The meeting has not begun')
  await connected
  const command = await screen.evaluate(
    (path) => fetch(path, { method: 'POST', body: '{"do":"close"}' }).then(({ status }) => status),
    meetingPath + '/state',
  )
  expect(command).toBe(401)
  const [link] = (await (await fetch(`${stage.server.url}/trackers/${tracker}/screens`, { headers })).json()) as {
    id: string
  }[]
  await fetch(`${stage.server.url}/trackers/${tracker}/screens?id=${link!.id}`, { method: 'DELETE', headers })
  await seen(screen.getByRole('status'), 'This link shows nothing any more')
  expect((await screen.goto(url.replace(/^https?:\/\/[^/]+/, stage.server.url)))?.status()).toBe(404)
  await seen(screen.getByRole('status'), 'This link shows nothing any more')
})

it('S5: a link that was withdrawn while its screen had no server shows nothing any more either', async () => {
  const { server } = stage
  const headers = { cookie: stage.coordinator.cookie, origin: server.url }
  const { url } = (await (
    await fetch(`${server.url}/trackers/${tracker}/screens`, { method: 'POST', headers })
  ).json()) as { url: string }
  const [link] = (await (await fetch(`${server.url}/trackers/${tracker}/screens`, { headers })).json()) as {
    id: string
  }[]
  const screen = await stage.open(url)
  await seen(screen.getByRole('status'), '会议尚未开始')
  await server.stop()
  const db = connect(server.database)
  const acting = { by: stage.coordinator.person.id, at: Date.now() }
  expect(await inHouse(db).execute((trx) => withdrawScreenLink(trx, tracker, link!.id, acting))).toBe(true)
  await db.destroy()
  await server.restart()
  await seen(screen.getByRole('status'), '这个大屏链接已经失效')
})

it('two coordinators start at once: one meeting, which both see', async () => {
  const [one, two] = await Promise.all([
    stage.open(meetingPath, { signedIn: stage.coordinator }),
    stage.open(meetingPath, { signedIn: stage.administrator }),
  ])
  await Promise.all([one, two].map((page, i) => page.getByLabel('会议名称').fill(`会议 ${i + 1}`)))
  await Promise.all([one, two].map((page) => page.getByLabel('主持', { exact: true }).fill('陈主任')))
  // Whoever hears of the other's meeting has no button left: both commands are on their way before either arrives.
  const held: (() => Promise<void>)[] = []
  for (const page of [one, two]) {
    await page.route('**/meeting/**', (route) => {
      if (route.request().method() !== 'POST') return route.continue()
      held.push(() => route.continue())
    })
    await page.getByRole('button', { name: '开始会议' }).click()
  }
  await expect.poll(() => held.length).toBe(2)
  await Promise.all(held.map((send) => send()))
  await Promise.all([one, two].map((page) => page.locator('.stage').waitFor()))
  const titles = await Promise.all([one, two].map((page) => title(page).textContent()))
  expect(titles[0]).toBe(titles[1])
})

it('a meeting is asked who chairs it: whoever is known is offered, and the last chair stands there next time', async () => {
  const page = await stage.open(meetingPath, { signedIn: stage.coordinator, reducedMotion: 'reduce' })
  const chair = page.getByLabel('主持', { exact: true })
  const start = page.getByRole('button', { name: '开始会议' })
  await start.click()
  await seen(page.getByRole('alert'), '请填写主持人')
  await expect.poll(() => chair.evaluate((input) => input === document.activeElement)).toBe(true)
  expect(await findViolations(page)).toEqual([])
  expect(
    await page.locator('datalist option').evaluateAll((all) => all.map((one) => one.getAttribute('value'))),
  ).toEqual(expect.arrayContaining(['李强', '王敏']))
  await chair.fill('陈主任')
  expect(await page.getByRole('alert').count()).toBe(0)
  await start.click()
  await page.locator('.stage').waitFor()
  await page.keyboard.press('End')
  await page.getByRole('main').getByRole('button', { name: '结束会议' }).click()
  await page.getByRole('button', { name: '结束并起草纪要' }).click()
  await seen(page.locator('.minutes-sheet'), '主持：陈主任')
  await page.goto(meetingPath)
  await expect.poll(() => chair.inputValue()).toBe('陈主任')
})
