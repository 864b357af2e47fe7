import { expect, it } from 'vitest'
import { chairsOf } from '#app/meeting/chairs'

it('chairs of before come first, the latest one as the proposal; nobody is named twice, and departments do not chair', () => {
  const people = [
    { kind: 'coordinators' as const, id: 'coordinators', names: ['专班', 'Coordinators'] },
    { kind: 'person' as const, id: 'p1', names: ['周主任'] },
    { kind: 'person' as const, id: 'p2', names: ['李强'] },
    { kind: 'department' as const, id: 'd1', names: ['人社局'] },
  ]
  const held = ['', '周主任', '许主任', '周主任'].map((chair) => ({ chair }))
  expect(chairsOf(held, people)).toEqual({ last: '周主任', known: ['周主任', '许主任', '李强'] })
  expect(chairsOf([], people)).toEqual({ last: '', known: ['周主任', '李强'] })
})
