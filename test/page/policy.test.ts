import { expect, it } from 'vitest'
import { tracker } from '../support/server'
import { useStage } from '../support/stage'

const stage = useStage({ isShared: true })

it.each([
  ['/sign-in', undefined],
  [`/trackers/${tracker}`, '[role="grid"] [row-id="1.1"], [role="treegrid"] [row-id="1.1"]'],
  ['/people', undefined],
  ['/nowhere', undefined],
])('X4: %s loads with nothing refused by its own policy, from this server alone', async (path, ready) => {
  const signedIn = path === '/sign-in' ? {} : { signedIn: stage.administrator }
  const page = await stage.page(signedIn)
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 404/.test(message.text())) complaints.push(message.text())
  })
  page.on('request', (request) => {
    if (!request.url().startsWith(stage.server.url) && !request.url().startsWith('data:'))
      complaints.push(`asked ${request.url()}`)
  })
  await page.goto(path, { waitUntil: 'load' })
  await page
    .locator(ready ?? 'body')
    .first()
    .waitFor()
  expect(complaints).toEqual([])
})
