import { describe, expect, it } from 'vitest'
import { columnRecord } from '#app/contracts/columns'
import { ledgerTemplate } from '#app/contracts/templates'
import { judgeNewLedger } from '#app/model/ledger/judgeNewLedger'
import { ledgerFromTemplate, templateOf } from '#app/model/ledger/template'
import { readTemplate, templateText } from '#app/newledger/templateFile'
import { readyTemplates } from '#app/newledger/templates/readyTemplates'
import { column, item, option, stream } from '../support/ledger'
import { defaultLightSettings } from '#app/model/ledger/light'

const fileOf = (text: string) => new File([text], '模板.json')

describe('L6: templates', () => {
  it.each(readyTemplates)('$id may be made, and is whole in both languages', ({ template }) => {
    const ledger = ledgerFromTemplate(template, template.title, 'Asia/Shanghai')
    expect(judgeNewLedger(ledger, new Set())).toEqual([])
    const names = [
      ...[template.title, template.about].map(({ zh, en }) => [zh, en]),
      ...template.streams.map(({ title, titleEn }) => [title, titleEn]),
      ...template.columns.map(({ name, nameEn }) => [name, nameEn]),
      ...template.columns.flatMap(({ options }) => Object.values(options).map(({ name, nameEn }) => [name, nameEn])),
    ]
    for (const [zh, en] of names) {
      expect(zh).toMatch(/\p{Script=Han}/u)
      expect(en).toMatch(/^[^\p{Script=Han}]+$/u)
    }
    expect(template.streams.length).toBeGreaterThan(3)
    expect(template.columns.length).toBeGreaterThan(3)
  })

  it('goes out and in as one file, and nothing else passes for one', async () => {
    for (const { template } of readyTemplates) {
      expect(ledgerTemplate.parse(template)).toEqual(template)
      expect(await readTemplate(fileOf(templateText(template)))).toEqual(template)
    }
    const text = templateText(readyTemplates[0]!.template)
    for (const wrong of [
      '',
      '{',
      '[]',
      'null',
      '{"luoshi":"template"}',
      text.replace('"version": 1', '"version": 2'),
      text.replace('"c_1"', '"__proto__"'),
    ])
      expect(await readTemplate(fileOf(wrong))).toBe('no-template')
  })

  it('of which no ledger could be made is told when it is loaded', async () => {
    const text = templateText(readyTemplates[0]!.template)
    for (const days of ['400', '2.5', '-1'])
      expect(await readTemplate(fileOf(text.replace(/"silentDays": \d+/, `"silentDays": ${days}`)))).toBe('unusable')
    const parsed = columnRecord.safeParse(
      JSON.parse(JSON.stringify(column('c_a', 'choice')).replace('"options":{}', '"options":{"__proto__":{}}')),
    )
    expect(parsed.success).toBe(false)
  })

  it('made of a ledger, has what it is made of and nothing that stands in it or was removed', () => {
    const template = templateOf(
      {
        tracker: { id: 't', title: { zh: '台账', en: '' }, settings: { ...defaultLightSettings, silentDays: 3 } },
        departments: [],
        columns: [
          column('c_a', 'choice', { options: { x: option('a1'), y: { ...option('a2'), isRemoved: true } } }),
          column('c_b', 'short', { isRemoved: true }),
        ],
        streams: [stream('s1', 'a1'), { ...stream('s2', 'a2'), removed: 'yes' }],
        items: [item('i1')],
        stamps: {},
      },
      { zh: '模板', en: '' },
    )
    expect(template).toMatchObject({ title: { zh: '模板' }, settings: { silentDays: 3 } })
    expect([template.columns.map(({ id }) => id), template.streams.map(({ id }) => id)]).toEqual([['c_a'], ['s1']])
    expect(Object.keys(template.columns[0]!.options)).toEqual(['x'])
    expect(ledgerFromTemplate(template, template.title, 'Asia/Shanghai').items).toEqual([])
  })
})
