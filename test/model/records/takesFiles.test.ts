import { expect, it } from 'vitest'
import type { Person, Role } from '#app/model/ledger/person'
import type { LedgerRecord } from '#app/model/records/record'
import { takesFiles } from '#app/model/records/takesFiles'

const person = (role: Role, department: string | null, more: Partial<Person> = {}): Person => ({
  ...{ id: 'p', name: 'p', role, department },
  ...more,
})
const record = (kind: string, state: string): LedgerRecord =>
  ({ kind, state, department: 'renshe', asker: 'desheng', leader: null }) as unknown as LedgerRecord
const [called, asker, coordinator] = [
  person('department', 'renshe'),
  person('department', 'desheng'),
  person('coordinator', 'bianban'),
]

it.each([
  ['whistle', 'open', { asker: true }],
  ['whistle', 'closed', {}],
  ['whistle', 'withdrawn', {}],
  ['call', 'called', { called: true }],
  ['call', 'arrived', { called: true }],
  ['call', 'disputed', {}],
  ['call', 'handled', {}],
  ['call', 'lapsed', {}],
  ['extension', 'asked', {}],
  ['order', 'received', {}],
] as const)('R5: of a %s that is %s those hand in files who may bring some by a step', (kind, state, may) => {
  const one = record(kind, state)
  expect({
    called: takesFiles(one, called),
    asker: takesFiles(one, asker),
    coordinator: takesFiles(one, coordinator),
  }).toEqual({ called: false, asker: false, coordinator: false, ...may })
  const lookers = [person('viewer', 'renshe'), person('viewer', 'desheng'), { ...called, isArchived: true as const }]
  for (const looker of lookers) expect(takesFiles(one, looker)).toBe(false)
})
