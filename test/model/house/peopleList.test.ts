import { describe, expect, it } from 'vitest'
import { proposeAccount } from '#app/model/house/accounts'
import { judgePeopleList, type ListedPerson } from '#app/model/house/peopleList'
import { departmentNames } from '#app/model/ledger/nameReader'
import type { Department } from '#app/model/ledger/person'
import { syllablesOf } from '#app/model/text/syllables'
import { judgeDrafts, type Draft } from '#app/people/list/Draft'
import { meantDepartments } from '#app/people/list/meantDepartments'
import { readDrafts } from '#app/people/list/readDrafts'

const department = (id: string, zh: string, short: string, more: Partial<Department> = {}): Department => ({
  ...{ id, name: { zh, en: id }, short, kind: 'government', ...more },
})
const house = [
  department('renshe', '区人力社保局', '人社局'),
  department('jiaowei', '区教委', '教委'),
  department('park', '公园管理中心', '公园', { isClosed: true, mergedInto: 'jiaowei' }),
]
const reader = departmentNames(house)
const meant = meantDepartments(reader, house.slice(0, 2))
const known = { accounts: new Set(['li.na']), departments: new Set(['renshe', 'jiaowei']) }
const rows = (text: string) => text.split('\n').map((line, i) => ({ line: i + 1, cells: line.split('\t') }))
const read = (text: string) => readDrafts(rows(text), meant, known, 0).drafts
const said = ({ name, account, department, houseRole, access, roleText }: Draft) =>
  [name, account, department, houseRole, access ?? '', roleText].join('|')

describe('L6: columns of a list that are no name, account, department or role', () => {
  const readAll = (text: string) => {
    const { drafts, unused } = readDrafts(rows(text), meant, known, 0)
    return [drafts.map(said), unused]
  }

  it.each(['职务', '岗位', '备注'])('%s in which nothing but roles stands is the role', (name) => {
    expect(
      readAll(`姓名\t单位\t${name}\n王敏\t教委\t联络员\n李强\t\t专班\n赵一\t\t领导\n钱二\t\t管理员\n孙三`),
    ).toEqual([
      [
        '王敏|wang.min|教委|member|department|',
        '李强|li.qiang||member|coordinator|',
        '赵一|zhao.yi||member|viewer|',
        '钱二|qian.er||administrator||',
        '孙三|sun.san||member||',
      ],
      [],
    ])
  })

  it('others are said, but for one that counts the lines', () => {
    expect(readAll('序号\t姓名\t职务\t手机\t空\n1\t王敏\t科长\t136\t\n2\t李强\t联络员\t\t')).toEqual([
      ['王敏|wang.min||member||', '李强|li.qiang||member||'],
      ['职务', '手机'],
    ])
    // Where a column is called a role, another is none.
    expect(readAll('姓名\t角色\t岗位\n王敏\t专班\t领导')[1]).toEqual(['岗位'])
    expect(readAll('王敏\tm1\t教委\t1360\n李强\tq1\t教委\t1361')[1]).toEqual(['D'])
  })

  it('a department that is misspelt has likely ones', () => {
    const open = [department('mz', '区民政局', '民政局'), ...house]
    expect(meantDepartments(departmentNames(open), open).likelyNames('区民政居')).toEqual(['区民政局'])
  })
})

it('L6: what a spreadsheet left is nobody’s name, and there is no account for it', () => {
  const drafts = read('姓名\t账号\t单位\n#REF!\t\t教委\n#N/A\tli.si\t教委\n王敏\t#DIV/0!\t#NAME?')
  expect(drafts.map(({ account }) => account)).toEqual(['', 'li.si', '#DIV/0!'])
  expect(judgeDrafts(drafts, reader, known)).toEqual([
    ['name-missing', 'account-malformed'],
    ['name-missing'],
    ['account-malformed', 'department-unknown'],
  ])
})

describe('accounts', () => {
  it('a name’s account is its pinyin, behind the surname a dot, and free', () => {
    const none = () => false
    const names = ['王敏', '李娜', '欧阳娜娜', '吕绿', '曾庆红', ' 张 伟 ', 'Li Na', 'O’Neil', '买买提·吐尔逊', '…', '']
    expect(names.map((name) => proposeAccount(name, none))).toEqual([
      ...['wang.min', 'li.na', 'ouyang.nana', 'lv.lv', 'ceng.qinghong', 'zhang.wei', 'li.na', ''],
      ...['mai.maitituerxun', '', ''],
    ])
    expect(proposeAccount('李娜', (account) => ['li.na', 'li.na2'].includes(account))).toBe('li.na3')
  })

  it('characters are read by their syllables', () => {
    expect(syllablesOf('中华人民共和国西城区 abc 123')).toEqual('zhong hua ren min gong he guo xi cheng qu'.split(' '))
  })
})

describe('a list as people write it', () => {
  it('has its columns told by a header, in any order, under a title', () => {
    const drafts = read(
      '联络员名单\n\n序号\t工作单位\t角色\t姓名\t帐号\n1\t人社局\t联络员\t王敏\twang.m\n2\t\t领导\t赵磊\t',
    )
    expect(drafts.map(said)).toEqual(['王敏|wang.m|人社局|member|department|', '赵磊|zhao.lei||member|viewer|'])
  })

  it('or by what stands in them; who has no account gets one that nobody in the list or the house has', () => {
    const drafts = read('1\t李娜\t区教委\t专班\n2\t李娜\t教委\t\n3\t陈静\t没有的局\t主任')
    expect(drafts.map(said)).toEqual([
      '李娜|li.na2|区教委|member|coordinator|',
      '李娜|li.na3|教委|member||',
      '陈静|chen.jing|没有的局|member||主任',
    ])
    expect(judgeDrafts(drafts, reader, known)).toEqual([[], [], ['department-unknown', 'role-unknown']])
  })

  it('knows a department by the names of what became part of it, and the roles of the house', () => {
    const drafts = read('name\taccount\tdepartment\trole\nWang Min\tWANG.MIN\t公园\t管理员\nLi\tli\t\tOrganizer')
    expect(drafts.map(said)).toEqual(['Wang Min|WANG.MIN|公园|administrator||', 'Li|li||organizer||'])
    expect(judgeDrafts(drafts, reader, known)).toEqual([[], []])
  })
})

describe('judging a list', () => {
  const person = (change: Partial<ListedPerson> = {}): ListedPerson => ({
    ...{ name: '王敏', account: 'wang.min', department: 'renshe', houseRole: 'member', access: null, ...change },
  })
  it('every line is told every reason', () => {
    const people = [
      person(),
      person({ account: 'ＷＡＮＧ.min ' }),
      person({ name: ' ', account: 'a b', department: 'park' }),
      person({ account: 'Li.Na', department: null }),
      person({ account: 'x1', department: null, access: 'department' }),
      person({ account: 'x2', department: null, access: 'coordinator' }),
      person({ account: 'x3', houseRole: 'owner' as never, name: '王\n敏' }),
    ]
    expect(judgePeopleList(people, known)).toEqual([
      ['account-doubled'],
      ['account-doubled'],
      ['name-missing', 'account-malformed', 'department-unknown'],
      ['account-taken'],
      ['department-missing'],
      [],
      ['name-missing', 'not-allowed'],
    ])
  })
})

it('L6: a department that is spelt otherwise is the one that a file with items would mean, by its name', () => {
  const drafts = read('王敏\t人力资源和社会保障局\n李伟\t教育委员会\n赵强\t水务局\n')
  expect(drafts.map(({ department }) => department)).toEqual(['区人力社保局', '区教委', '水务局'])
})
