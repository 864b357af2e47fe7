import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { connect } from '#db/connect'
import { writeLedgerFile } from '#db/ledger-file'
import { captureLog } from '../support/captured-log'
import { answerJson, startFakeRobot, type FakeRobot } from '../support/fake-robot'
import { signIn, type SignedIn } from '../support/people'
import { startTestServer, tracker, type TestServer } from '../support/server'

const token = 'a-token-that-opens-the-group'
const secret = 'SEC-secret-of-the-group'
const log = captureLog()
let fake: FakeRobot
let server: TestServer
let xu: SignedIn
let wang: SignedIn
async function start(env: Record<string, string>): Promise<void> {
  server = await startTestServer({ env: { LOG_LEVEL: 'trace', ...env }, logTo: log.stream })
  xu = await signIn(server, { role: 'coordinator', department: 'bianban', name: '许协调' })
  wang = await signIn(server, { role: 'department', department: 'renshe', name: '王敏' })
}
beforeEach(async () => {
  fake = await startFakeRobot()
})
afterEach(async () => {
  await server.close()
  await fake.close()
})

const settings = `/trackers/${tracker}/settings`
const get = async (who: SignedIn, address: string) =>
  (await fetch(server.url + address, { headers: { cookie: who.cookie } })).text()
const post = (who: SignedIn, fields: Record<string, string>) =>
  fetch(server.url + settings, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: server.url, Cookie: who.cookie },
    body: new URLSearchParams(fields),
  })
const robot = () => ({
  ...{ intent: 'robot-save', id: '', kind: 'dingtalk', name: '督查群', secret, asked: 'on' },
  address: `${fake.url}/robot/send?access_token=${token}`,
})
async function stored() {
  const db = connect(server.database)
  const rows = await db.selectFrom('robots').selectAll().execute()
  await db.destroy()
  return rows
}

it('R4: coordinators add, change, try and remove a robot; its address and secret are shown to nobody, nor told anywhere', async () => {
  await start({ ROBOTS_INSIDE: '1' })
  for (const intent of ['robot-save', 'robot-try', 'robot-remove'])
    expect((await post(wang, { ...robot(), intent, id: '' })).status, intent).toBe(intent === 'robot-try' ? 200 : 403)
  expect((await post(xu, robot())).headers.get('location')).toBe(`${settings}?done=robots#robots`)
  const { id } = (await stored())[0]!
  const page = await get(xu, settings)
  expect(page).toContain('督查群')
  expect((await post(xu, { ...robot(), id, name: '督查二群', address: '', secret: '' })).status).toBe(302)
  expect(await stored()).toMatchObject([{ id, name: '督查二群', secret, address: robot().address }])
  // Of another kind nothing of it stays.
  expect((await post(xu, { ...robot(), id, kind: 'feishu', address: '' })).status).toBe(400)
  expect(await (await post(xu, { intent: 'robot-try', id })).text()).toContain('收下了测试消息')
  expect(fake.postings.map(({ text }) => text)).toEqual([expect.stringContaining('许协调')])
  expect(await (await post(xu, { intent: 'robot-try', id })).text()).toContain('一分钟内收到的消息太多')
  fake.answer(answerJson({ errcode: 310000, errmsg: 'sign not match' }))
  const told = log.text() + page + (await get(wang, `/trackers/${tracker}`))
  const [db, file] = [connect(server.database), path.join(server.dataDir, 'ledger.file')]
  const noted = JSON.stringify(await db.selectFrom('admin_log').selectAll().execute())
  await writeLedgerFile(db, tracker, file)
  await db.destroy()
  for (const hidden of [token, secret]) {
    expect(told + noted).not.toContain(hidden)
    expect(readFileSync(file).includes(hidden)).toBe(false)
  }
  expect((await post(xu, { intent: 'robot-remove', id })).status).toBe(302)
  expect(await stored()).toEqual([])
})

it('R4: an address inside of the house is refused unless the house allows it; what else cannot be, says why', async () => {
  await start({})
  const refused = async (fields: Record<string, string>) => {
    const answer = await post(xu, { ...robot(), ...fields })
    return [answer.status, /(不能用|请填写[^：，。]*)/.exec(await answer.text())?.[0]]
  }
  expect(await refused({})).toEqual([400, '不能用'])
  expect(await refused({ address: 'https://localhost/x' })).toEqual([400, '不能用'])
  expect(await refused({ address: 'ftp://robot.example' })).toEqual([400, '请填写 Webhook 地址'])
  expect(await refused({ name: ' ', address: 'https://robot.invalid/x' })).toEqual([400, '请填写群机器人的名称'])
  const { asked: _, ...nothing } = { ...robot(), address: 'https://robot.invalid/x' }
  expect(await (await post(xu, nothing)).text()).toContain('请至少选一类')
  // A name that leads nowhere now may do so later: trying it tells.
  expect((await post(xu, { ...robot(), address: `https://robot.invalid/?access_token=${token}` })).status).toBe(302)
  const { id } = (await stored())[0]!
  expect(await (await post(xu, { intent: 'robot-try', id })).text()).toContain('没有收下测试消息')
  expect(fake.postings).toEqual([])
})
