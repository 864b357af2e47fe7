import { expect, it, vi } from 'vitest'
import { defaultLightSettings } from '#app/model/ledger/light'
import type { Notice } from '#app/model/live/wire'
import { Notices } from '#app/sync/Notices'
import { takeNotice } from '#app/sync/takeNotice'

function takers() {
  const notices = new Notices()
  return { notices, setStamps: vi.fn(), setDepartments: vi.fn(), setTracker: vi.fn(), setNotSaving: vi.fn() }
}

it('S1: stamps, departments, the ledger’s own settings and trouble with the disk go to who keeps them', () => {
  const page = takers()
  takeNotice({ type: 'stamps', stamps: {} }, page)
  takeNotice({ type: 'departments', departments: [] }, page)
  const tracker = { id: 't', title: { zh: '甲', en: 'A' }, settings: defaultLightSettings }
  takeNotice({ type: 'tracker', tracker }, page)
  takeNotice({ type: 'not-saving', since: 1 }, page)
  takeNotice({ type: 'saving-again' }, page)
  expect(page.setStamps.mock.calls).toEqual([[{}]])
  expect(page.setDepartments.mock.calls).toEqual([[[]]])
  expect(page.setTracker.mock.calls).toEqual([[tracker]])
  expect(page.setNotSaving.mock.calls).toEqual([[true], [false]])
})

it('S1: comments, views and meetings go to whoever listens for them, and to nobody else', () => {
  const page = takers()
  const [views, comment, meeting] = [vi.fn(), vi.fn(), vi.fn()]
  page.notices.on('views', views)
  const end = page.notices.on('comment', comment)
  page.notices.on('meeting', meeting)
  takeNotice({ type: 'comment', item: 'r1' }, page)
  takeNotice({ type: 'meeting', meeting: 'm', version: 3 }, page)
  end()
  takeNotice({ type: 'comment', item: 'r2' }, page)
  expect(views).not.toHaveBeenCalled()
  expect(comment.mock.calls).toEqual([[{ type: 'comment', item: 'r1' }]])
  expect(meeting.mock.calls).toEqual([[{ type: 'meeting', meeting: 'm', version: 3 }]])
})

it('S5: what a newer server tells besides is passed over', () => {
  expect(() => takeNotice({ type: 'weather' } as unknown as Notice, takers())).not.toThrow()
})
