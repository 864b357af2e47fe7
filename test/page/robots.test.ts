import { expect, it } from 'vitest'
import { findViolations } from '../support/axe'
import { startFakeRobot } from '../support/fake-robot'
import { tracker } from '../support/server'
import { useStage } from '../support/stage'

const stage = useStage({ env: { ROBOTS_INSIDE: '1' } })

it('R4: a coordinator adds a robot, tries it, mends it and removes it', async () => {
  const fake = await startFakeRobot()
  const page = await stage.open(`/trackers/${tracker}/settings`, { signedIn: stage.coordinator })
  const section = page.getByRole('region', { name: '群机器人' })
  await section.getByText('还没有群机器人。').waitFor()
  await section.getByText('添加群机器人').click()
  // What stands in other sections is theirs.
  expect((await findViolations(page)).filter((one) => !one.includes('编辑“'))).toEqual([])
  await section.getByLabel('类别').selectOption('feishu')
  await section.getByLabel('名称').fill('督查专班群')
  await section.getByLabel('Webhook 地址').fill(`${fake.url}/open-apis/bot/v2/hook/some-token`)
  await section.getByLabel('加签密钥').fill('some-secret')
  await section.getByLabel('台账自动提醒').uncheck()
  await section.getByRole('button', { name: '保存' }).click()
  await section.getByText('群机器人已保存。').waitFor()
  await section.getByRole('button', { name: '向督查专班群发测试消息' }).click()
  await section.getByText('“督查专班群”收下了测试消息').waitFor()
  expect(fake.postings.map(({ path, body }) => [path, body.msg_type, typeof body.sign])).toEqual([
    ['/open-apis/bot/v2/hook/some-token', 'text', 'string'],
  ])
  await section.getByText('修改').click()
  const form = section.getByRole('listitem')
  expect([await form.getByLabel('Webhook 地址').inputValue(), await form.getByLabel('加签密钥').inputValue()]).toEqual([
    '',
    '',
  ])
  await form.getByLabel('名称').fill('督查一群')
  for (const name of ['督办、催办和等待决定的申请', '申请和回复的结果']) await form.getByLabel(name).uncheck()
  await form.getByRole('button', { name: '保存' }).click()
  await section.getByText('请至少选一类发到群里的通知。').waitFor()
  expect(await form.getByLabel('名称').inputValue()).toBe('督查一群')
  await form.getByLabel('申请和回复的结果').check()
  await form.getByRole('button', { name: '保存' }).click()
  await section.getByText('群机器人已保存。').waitFor()
  await section.getByRole('button', { name: '移除督查一群' }).click()
  await section.getByText('还没有群机器人。').waitFor()
  await fake.close()
})
