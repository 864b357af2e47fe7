import { describe, expect, it } from 'vitest'
import { candidatesFor, mentionQuery } from '#app/comments/mentionQuery'
import { commentParts, mentionsIn, type Mentionable } from '#app/model/records/mentions'

const everybody: Mentionable[] = [
  { kind: 'person', id: 'wang', names: ['王敏'] },
  { kind: 'person', id: 'wang2', names: ['王敏'] },
  { kind: 'person', id: 'wangmin', names: ['王敏之'] },
  { kind: 'department', id: 'renshe', names: ['人社局', '区人力社保局', 'Human Resources Bureau'] },
  { kind: 'department', id: 'zuzhi', names: ['组织', '', 'Organization'] },
  { kind: 'department', id: 'zuzhibu', names: ['组织部', '区委组织部', 'Organization Department'] },
]

describe('whom a comment names', () => {
  it.each<[string, string[]]>([
    ['请@组织部和@人社局尽快反馈', ['zuzhibu', 'renshe']],
    ['@区人力社保局，@Organization Department', ['renshe', 'zuzhibu']],
    ['@王敏之 @组织部@组织部', ['wangmin', 'zuzhibu']],
    ['@王敏', ['wang', 'wang2']],
    ['写到 a@example.cn，没有提到谁；@', []],
  ])('%s', (body, ids) => {
    expect(mentionsIn(body, everybody).map(({ id }) => id)).toEqual(ids)
  })

  it('the parts together are the comment', () => {
    const body = '请@组织部、@没有的单位 和@王敏核对。@'
    const parts = commentParts(body, everybody)
    expect(parts.map(({ text }) => text).join('')).toBe(body)
    expect(parts.filter(({ mentions }) => mentions.length > 0).map(({ text }) => text)).toEqual(['@组织部', '@王敏'])
  })
})

describe('the list of names while one types', () => {
  it('opens after an @ and ends with the name', () => {
    expect(mentionQuery('请@人社', 4)).toEqual({ at: 1, typed: '人社' })
    expect(mentionQuery('请@', 2)).toEqual({ at: 1, typed: '' })
    expect(mentionQuery('请@人社局 尽快', 8)).toBe(null)
    expect(mentionQuery('写到 a@example', 12)).toBe(null)
    expect(mentionQuery('没有', 2)).toBe(null)
  })

  it('finds by any name, beginnings first, and puts in the short one', () => {
    expect(candidatesFor('人力', everybody, 'zh')).toEqual([
      { key: 'department-renshe', name: '人社局', note: '区人力社保局' },
    ])
    expect(candidatesFor('组织', everybody, 'zh').map(({ name }) => name)).toEqual(['组织', '组织部'])
    expect(candidatesFor('human', everybody, 'en')).toEqual([
      { key: 'department-renshe', name: 'Human Resources Bureau', note: '区人力社保局' },
    ])
    expect(candidatesFor('', everybody, 'zh')).toHaveLength(6)
    expect(candidatesFor('谁', everybody, 'zh')).toEqual([])
  })
})
