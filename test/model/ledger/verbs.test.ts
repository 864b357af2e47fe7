import type { StoredColumn } from '#app/model/ledger/columns'
import type { CellValue } from '#app/model/ledger/rows'
import { builtInSchema, ownKinds, type Option, type OwnKind } from '#app/model/ledger/schema'
import { readSchema } from '#app/model/ledger/schemaOf'
import { describe, expect, it } from 'vitest'
import { setCells } from '#app/model/ledger/edit'
import { statuses, type Status } from '#app/model/ledger/status'
import { editsOf, missingOf, needsWords, nextVerb, verbs, verbsOf } from '#app/model/ledger/verbs'
import { readItem } from '#app/model/ledger/ledger'
import type { Person } from '#app/model/ledger/person'
import { column, deskOf, item, ledgerOf, option, person } from '../../support/ledger'

const lead = person('department', 'renshe')
const support = person('department', 'jiaowei')
const coordinator = person('coordinator', 'bianban')
const leading = person('coordinator', 'renshe')
const row = (status: Status) =>
  item('1.3', { support: ['jiaowei'], status, progress: '已启动', evidence: ['方案 https://a.cn'], owner: '王敏' })

describe('verbs', () => {
  it('each status has its next thing, for each person', () => {
    const of = (who: typeof lead) =>
      statuses.map((status) => `${status}: ${verbsOf(who, row(status), false).join(' ')}`.trim())
    expect(of(lead)).toEqual([
      'issued: acknowledge',
      'in_progress: submit block',
      'blocked: unblock submit',
      'submitted: withdraw',
      'returned: submit resume',
      'deferred:',
      'closed: ask-reopen',
    ])
    expect(of(coordinator)).toEqual([
      'issued: defer close',
      'in_progress: defer close',
      'blocked: defer close',
      'submitted: close return defer',
      'returned: defer close',
      'deferred: reopen',
      'closed: reopen',
    ])
    expect(verbsOf(leading, row('issued'), false)).toEqual(['acknowledge', 'defer', 'close'])
    expect(verbsOf(leading, row('submitted'), false)).toEqual(['close', 'return', 'defer'])
    for (const status of statuses) {
      expect(verbsOf(support, row(status), false)).toEqual([])
      expect(verbsOf(person('viewer', 'renshe'), row(status), false)).toEqual([])
      expect(verbsOf(lead, row(status), true)).toEqual([])
    }
  })

  it('the loop waits for nothing that only may be done', () => {
    const next = (who: Person, status: Status) => nextVerb(who, row(status), false)
    expect(statuses.map((status) => [status, next(lead, status), next(coordinator, status)])).toEqual([
      ['issued', 'acknowledge', null],
      ['in_progress', 'submit', null],
      ['blocked', 'unblock', null],
      ['submitted', null, 'close'],
      ['returned', 'submit', null],
      ['deferred', null, null],
      ['closed', null, null],
    ])
  })
  it('G5: whatever is offered and lacks nothing is let in by the rules, and does what its name says', () => {
    for (const who of [lead, coordinator, leading]) {
      for (const status of statuses) {
        for (const verb of verbsOf(who, row(status), false)) {
          const doc = ledgerOf([row(status)])
          expect(missingOf(verb, row(status), builtInSchema), `${verb} from ${status}`).toBeNull()
          expect(
            setCells(deskOf(doc, who), editsOf(verb, row(status), who, '请补充')),
            `${verb} from ${status}`,
          ).toEqual([])
          if (needsWords(verb) && verb !== 'ask-reopen') expect(readItem(doc, '1.3')!.reason).toBe('请补充')
          if (verb !== 'ask-reopen') expect(readItem(doc, '1.3')!.status).not.toBe(status)
        }
      }
    }
  })

  it('to acknowledge names who does it as responsible, where nobody is', () => {
    const bare = { ...row('issued'), owner: ' ' }
    expect(editsOf('acknowledge', bare, { ...lead, name: '王敏' })).toEqual([
      { item: '1.3', column: 'owner', value: '王敏' },
      { item: '1.3', column: 'status', value: 'in_progress' },
    ])
    expect(editsOf('acknowledge', row('issued'), lead)).toHaveLength(1)
  })

  it('says what is missing, and where it is to be filled in', () => {
    const bare = (status: Status) => ({ ...row(status), progress: ' ', evidence: [] })
    const missing = (status: Status) => verbs.flatMap((verb) => missingOf(verb, bare(status), builtInSchema) ?? [])
    expect(missingOf('submit', bare('in_progress'), builtInSchema)).toEqual({
      code: 'needs-progress',
      column: 'progress',
    })
    expect(missingOf('close', bare('submitted'), builtInSchema)).toEqual({ code: 'needs-evidence', column: 'evidence' })
    expect(missing('in_progress').map(({ column }) => column)).toEqual(['progress', 'evidence'])
  })

  const values: Record<OwnKind, CellValue> = {
    short: '甲',
    number: '0',
    date: '2026-11-01',
    choice: 'a',
    choices: ['a'],
    flag: 'no',
    department: 'renshe',
    departments: ['renshe'],
    links: ['https://a.cn'],
  }
  it.each(ownKinds)('L2: a column of kind %s that is needed is asked for like evidence, on the server too', (kind) => {
    const options: Record<string, Option> = kind.startsWith('choice') ? { a: option('a1') } : {}
    const columns = [
      column('c_a', kind, { neededFor: 'submit', options }),
      column('c_b', kind, { neededFor: 'close', writers: 'structure', options, order: 'b01' }),
      column('c_c', kind, { neededFor: 'close', isHidden: true, order: 'b02' }),
      column('c_d', kind, { neededFor: 'close', isRemoved: true, order: 'b03' }),
    ]
    const doc = ledgerOf([row('in_progress')], undefined, columns)
    const schema = readSchema(doc)
    const now = () => readItem(doc, '1.3')!
    const write = (who: Person, id: StoredColumn, value: CellValue) =>
      setCells(deskOf(doc, who), [{ item: '1.3', column: id, value }]).map(({ code }) => code)
    expect(missingOf('submit', now(), schema)).toEqual({ code: 'needs-cell', column: 'c_a' })
    expect(write(lead, 'status', 'submitted')).toEqual(['needs-cell'])
    expect([...write(lead, 'c_a', values[kind]), ...write(lead, 'status', 'submitted')]).toEqual([])
    expect(missingOf('close', now(), schema)).toEqual({ code: 'needs-cell', column: 'c_b' })
    expect(write(coordinator, 'status', 'closed')).toEqual(['needs-cell'])
    expect([...write(coordinator, 'c_b', values[kind]), ...write(coordinator, 'status', 'closed')]).toEqual([])
  })
})
