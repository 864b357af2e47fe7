import { describe, expect, it } from 'vitest'
import { changes } from '#app/contracts/changes'
import { comments } from '#app/contracts/comments'
import { readAnswer } from '#app/contracts/contract'
import { historyPage } from '#app/contracts/history'
import { shown } from '#app/contracts/meetingState'

const person = { id: 'xu', name: '许协调', department: 'bianban' }

describe('an answer', () => {
  it('that is as its contract says is read', async () => {
    const answer = [{ id: '1', body: '知道了', at: 1, person: { ...person, department: null } }]
    expect(await readAnswer(comments, Response.json(answer))).toEqual(answer)
  })

  it.each([
    ['no JSON', comments, new Response('<!doctype html>')],
    ['another shape', comments, Response.json({ comments: [] })],
    ['a field that is missing', comments, Response.json([{ id: '1', body: '', at: 1 }])],
    ['a value of another kind', shown, Response.json({ state: null, now: 'now' })],
    ['an outcome that has no comparison', changes, Response.json({ outcome: 'too-early' })],
  ] as const)('with %s fails as a request does', async (_, contract, response) => {
    await expect(readAnswer<unknown>(contract, response)).rejects.toThrow()
  })

  it('H1: rows of a history may be from before a column came', async () => {
    const change = { id: '1', item: '1.1', person, at: 1 }
    const row = { ...change, column: null, before: null, after: { id: '1.1', stream: '1', title: '旧' } }
    const cell = { ...change, column: 'support', before: ['renshe'], after: [] }
    const page = { changes: [row, cell], more: false }
    expect(await readAnswer(historyPage, Response.json(page))).toEqual(page)
    const unknown = { changes: [{ ...cell, column: 'nothing' }], more: false }
    await expect(readAnswer(historyPage, Response.json(unknown))).rejects.toThrow()
  })
})
