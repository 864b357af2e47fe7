import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { adminActKinds, type AdminActKind, type AdminEntry } from '#app/model/records/adminLog'
import { bringAllWords } from '#app/i18n/bringAllWords'
import { createI18n } from '#app/i18n/i18n'
import { translationOf } from '#app/i18n/useTranslation'
import { adminActText } from '#app/reading/adminActText'
import { adminLogCsv } from '#app/transfer/adminLogCsv'
import { noteAct, readAdminLog } from '#db/admin-log'
import { connect, type Db } from '#db/connect'
import { adminActs, park, peopled, portMethods, type ActingHouse } from '../support/admin-acts'
import { breakStatements } from '../support/fault'
import { openHouse, pair, password, tokenOf, valueOf } from '../support/people-house'

bringAllWords()
let house: ActingHouse
beforeEach(async () => {
  house = await peopled(await openHouse())
})
afterEach(() => house.close())

const everything = { person: null, kind: null, before: null }
const logOf = async (db: Db): Promise<AdminEntry[]> => (await readAdminLog(db, everything, 100)).entries
const [chinese, english] = [translationOf(createI18n('zh')), translationOf(createI18n('en'))]
/** In a house of their own: the clock's hands and the file's name are not. */
const told = ({ by, act }: AdminEntry) =>
  [by?.name ?? '', adminActText(chinese, act), adminActText(english, act)].map((text) =>
    text
      .replaceAll(/\S+\/backup-[0-9a-f]{8}/g, 'BACKUP')
      .replace(/backup-\w+/, 'backup')
      .replace(/-\d+-\d+\.luoshi/, '.luoshi'),
  )

const sentences: Record<AdminActKind, [who: string, zh: string, en: string]> = {
  'first-administrator': [
    '陈静',
    '用首次启动的链接加入，成为管理员',
    'joined with the link of the first start and became administrator',
  ],
  'person-added': [
    '',
    '添加了陈静（chen.jing），身份为“成员 · renshe 单位”',
    'added 陈静 (chen.jing) as Member · renshe',
  ],
  'role-changed': [
    '周敏',
    '把王芳（wang.fang）的角色由“成员”改为“成员（可建台账）”',
    'changed the role of 王芳 (wang.fang) from Member to Member (may make ledgers)',
  ],
  'person-moved': [
    '周敏',
    '把王芳（wang.fang）的单位由“无”改为“renshe 单位”',
    'changed the department of 王芳 (wang.fang) from none to renshe',
  ],
  'person-disabled': ['周敏', '停用了王芳（wang.fang）', 'disabled 王芳 (wang.fang)'],
  'person-enabled': ['周敏', '启用了王芳（wang.fang）', 'enabled 王芳 (wang.fang)'],
  'invitation-made': [
    '周敏',
    '生成了邀请链接，身份为“成员 · renshe 单位 · “落实台账一”中查看”',
    'made an invitation link for Member · renshe · look in Ledger one',
  ],
  'invitation-withdrawn': ['周敏', '撤回了没有用过的邀请，身份为“成员”', 'withdrew an unused invitation for Member'],
  'invitation-used': [
    '陈静',
    '用周敏（zhou.min）生成的邀请加入，身份为“成员 · renshe 单位”',
    'joined as Member · renshe with an invitation that 周敏 (zhou.min) had made',
  ],
  'access-given': [
    '周敏',
    '给予renshe 单位在“落实台账一”中的权限“填写自己的事项”',
    'gave renshe access to Ledger one: fill in their own items',
  ],
  'access-changed': [
    '周敏',
    '把李强（li.qiang）在“落实台账一”中的权限由“专班”改为“查看”',
    'changed the access of 李强 (li.qiang) to Ledger one from coordinate to look',
  ],
  'access-withdrawn': [
    '周敏',
    '收回了所有人在“落实台账一”中的权限“查看”',
    'withdrew the access of everyone to Ledger one: look',
  ],
  'person-renamed': ['周敏', '把王芳（wang.fang）的姓名更正为“王芬”', 'corrected the name of 王芳 (wang.fang) to 王芬'],
  'mail-changed': [
    '周敏',
    '把王芳（wang.fang）的邮箱改为“wang.fang@mail.example”',
    'changed the mail address of 王芳 (wang.fang) to “wang.fang@mail.example”',
  ],
  'robot-added': [
    '李强',
    '为“落实台账一”添加了钉钉群机器人“督查群”',
    'added to Ledger one the DingTalk robot “督查群”',
  ],
  'robot-changed': [
    '李强',
    '修改了“落实台账一”的钉钉群机器人“督查二群”',
    'changed of Ledger one the DingTalk robot “督查二群”',
  ],
  'robot-removed': [
    '李强',
    '移除了“落实台账一”的钉钉群机器人“督查群”',
    'removed from Ledger one the DingTalk robot “督查群”',
  ],
  'quiet-hours-changed': [
    '周敏',
    '把免打扰时间由 20:00–07:30 改为 21:00–08:00',
    'changed the quiet hours from 20:00–07:30 to 21:00–08:00',
  ],
  'sent-again': ['周敏', '重新发送了 1 条未送达的通知', 'sent again what could not be delivered: 1'],
  'reset-made': [
    '周敏',
    '为王芳（wang.fang）生成了重设密码的链接',
    'made a link for 王芳 (wang.fang) to set a new password',
  ],
  'reset-used': [
    '王芳',
    '用周敏（zhou.min）生成的链接重设了自己的密码',
    'set a new password with a link that 周敏 (zhou.min) had made',
  ],
  'department-added': ['周敏', '添加了单位“公园管理中心”', 'added the department Parks'],
  'department-changed': [
    '周敏',
    '修改了单位“公园管理中心”：单位名称由“公园管理中心”改为“园林局”；类别由“事业单位”改为“政府部门”',
    'changed the department Parks: Chinese name from 公园管理中心 to 园林局; Kind from Public institution to Government department',
  ],
  'department-merged': ['周敏', '把单位“公园管理中心”并入“renshe 单位”', 'merged the department Parks into renshe'],
  'department-closed': ['周敏', '停用了单位“renshe 单位”', 'closed the department renshe'],
  'department-reopened': ['周敏', '恢复了单位“renshe 单位”', 'reopened the department renshe'],
  'department-removed': ['周敏', '删除了单位“公园管理中心”', 'removed the department Parks'],
  'ledger-made': ['李强', '新建了台账“重点工作”', 'made the ledger 重点工作'],
  'ledger-renamed': ['李强', '把台账“落实台账一”改名为“整改台账”', 'renamed the ledger Ledger one to Rectification'],
  'thresholds-changed': [
    '李强',
    '更改了“落实台账一”的亮灯规则：临近到期由“7”改为“10”',
    'changed the light thresholds of Ledger one: Nearly due from 7 to 10',
  ],
  'reminders-changed': [
    '李强',
    '更改了“落实台账一”的催办规则：到期前由“7, 3, 0”改为“5”；未报进展由“14”改为“不提醒”',
    'changed the reminders of Ledger one: Before the deadline from 7, 3, 0 to 5; No report from 14 to off',
  ],
  'whistle-limits-changed': [
    '李强',
    '把“落实台账一”的吹哨时限改为：紧急 20 分钟，联合处置 1 个工作日，一般 3 个工作日',
    'set the limits of whistles in Ledger one to 20 minutes, and 1 and 3 working days',
  ],
  'leader-changed': [
    '李强',
    '设定“落实台账一”的事项从第 2 次延期起须先由 李强 同意',
    'let 李强 agree first to more time in Ledger one, from time 2 on',
  ],
  'ledger-archived': ['周敏', '把台账“落实台账一”归档', 'archived the ledger Ledger one'],
  'ledger-reopened': ['周敏', '重新启用了台账“落实台账一”', 'took up the ledger Ledger one again'],
  'ledger-removed': [
    '周敏',
    '删除了台账“落实台账一”，备份在 落实台账一.luoshi',
    'deleted the ledger Ledger one; its file is 落实台账一.luoshi',
  ],
  'ledger-restored': [
    '周敏',
    '用 落实台账一.luoshi 恢复了台账“落实台账一”',
    'restored the ledger Ledger one from 落实台账一.luoshi',
  ],
  'screen-made': ['李强', '为“落实台账一”生成了大屏链接', 'made a screen link to Ledger one'],
  'screen-withdrawn': [
    '李强',
    '撤回了李强为“落实台账一”生成的大屏链接',
    'withdrew a screen link to Ledger one that 李强 had made',
  ],
  'calendar-changed': [
    '周敏',
    '更改了 2027 年的工作日历：1月1日至2日 休（元旦）',
    'changed the working calendar of 2027: 1–2 January off (New Year’s Day)',
  ],
  'calendar-completed': ['周敏', '把 2027 年的工作日历标为齐备', 'marked the working calendar of 2027 as complete'],
  'calendar-reopened': [
    '周敏',
    '把 2026 年的工作日历改回未齐备',
    'marked the working calendar of 2026 as not complete',
  ],
  'backup-made': ['', '把全部数据备份到 BACKUP', 'backed up all data to BACKUP'],
  'backup-restored': ['', '用备份 BACKUP 恢复了全部数据', 'restored all data from the backup BACKUP'],
}

/** Where an act is to be read: a restore is one of the house that it makes. */
async function readAfter(kind: AdminActKind): Promise<AdminEntry[]> {
  if (kind !== 'backup-restored') return logOf(house.db)
  const db = connect(`${house.database}.restored`)
  const entries = await logOf(db)
  await db.destroy()
  return entries
}

describe('X10: what administrators do is noted', () => {
  it.each(adminActKinds)('%s: once, with who, when and a sentence in both languages', async (kind) => {
    const act = await adminActs[kind](house)
    const before = (await logOf(house.db)).length
    house.clock.now += 1_000
    await act()
    const [entry, ...rest] = await readAfter(kind)
    expect([entry!.act.kind, entry!.at, rest.length]).toEqual([kind, house.clock.now, before])
    expect(told(entry!)).toEqual(sentences[kind])
  })

  it('the list of kinds has all of them', () => {
    expect([...adminActKinds].sort()).toEqual(Object.keys(adminActs).sort())
  })

  it('nothing else is: what fails, what changes nothing, what people do to themselves, what is read', async () => {
    const { zhou, wang, port, people, db } = house
    valueOf(await zhou.port.saveDepartment(park, true))
    const { url } = valueOf(await zhou.port.invite({ houseRole: 'member', department: null }))
    valueOf(await (await port()).acceptInvitation(tokenOf(url), { account: 'own', name: '自己', password }))
    const before = await logOf(db)
    const own = await port(pair(valueOf(await house.signIn('own'))))
    valueOf(await own.changePassword(password, `${password}新`))
    await own.signOut()
    expect(await own.update(wang.id, { houseRole: 'administrator' })).toMatchObject({ ok: false })
    expect(await zhou.port.update(zhou.id, { houseRole: 'member' })).toMatchObject({ ok: false })
    expect(await zhou.port.withdrawInvitation('none')).toMatchObject({ ok: false })
    expect(await zhou.port.removeDepartment('none')).toMatchObject({ ok: false })
    valueOf(await zhou.port.saveDepartment(park, false))
    valueOf(await zhou.port.update(wang.id, { houseRole: 'member', department: null, disabled: false }))
    await Promise.all([zhou.port.list(), zhou.port.departments(), zhou.port.invitations(), people.firstLink()])
    expect(await logOf(db)).toEqual(before)
  })

  it('a save that changes role and department is two entries, each of its own', async () => {
    valueOf(
      await house.zhou.port.update(house.wang.id, { houseRole: 'organizer', department: 'renshe', disabled: true }),
    )
    expect((await logOf(house.db)).slice(0, 3).map(({ act }) => act.kind)).toEqual([
      'person-disabled',
      'person-moved',
      'role-changed',
    ])
  })

  it('entries of before there were grants still tell the roles of then', async () => {
    const { db, zhou, wang } = house
    const about = { id: wang.id, name: '王芳', account: 'wang.fang' }
    await db
      .transaction()
      .execute((trx) =>
        noteAct(trx, { by: zhou.id, at: 1 }, { kind: 'role-changed', about, from: 'viewer', to: 'coordinator' }),
      )
    expect(told((await logOf(db))[0]!)[1]).toBe('把王芳（wang.fang）的角色由“查看”改为“专班”')
  })

  it('names are those of then', async () => {
    valueOf(await house.zhou.port.saveDepartment(park, true))
    valueOf(await house.zhou.port.update(house.wang.id, { department: 'park' }))
    valueOf(await house.zhou.port.saveDepartment({ ...park, name: { zh: '园林局', en: 'Gardens' } }, false))
    await house.db
      .updateTable('people')
      .set({ name: '周慧敏', account: 'zhm' })
      .where('id', '=', house.zhou.id)
      .execute()
    const [, moved] = await logOf(house.db)
    expect(told(moved!).slice(0, 2)).toEqual(['周敏', '把王芳（wang.fang）的单位由“无”改为“公园管理中心”'])
    expect(moved!.by).toMatchObject({ account: 'zhou.min' })
  })

  it('no token and no password is in it', async () => {
    const { zhou, db, port } = house
    const { url } = valueOf(await zhou.port.invite({ houseRole: 'member', department: null }))
    valueOf(await (await port()).acceptInvitation(tokenOf(url), { account: 'own', name: '自己', password }))
    const made = (await (await adminActs['screen-made'](house))()) as { url: string }
    const rows = JSON.stringify(await sql`SELECT * FROM admin_log`.execute(db))
    const { password_hash } = await db
      .selectFrom('people')
      .select('password_hash')
      .where('account', '=', 'own')
      .executeTakeFirstOrThrow()
    for (const secret of [tokenOf(url), made.url.split('/').at(-1)!, password, password_hash])
      expect(rows).not.toContain(secret)
  })
})

const administered = [
  ...(['people', 'departments', 'grants', 'invitations', 'password_resets', 'screen_links'] as const),
  ...(['calendar_days', 'calendar_years', 'reminding', 'mailboxes', 'quiet_hours', 'deliveries', 'robots'] as const),
]
/** All that administration changes. */
const stateOf = async (db: Db) =>
  Promise.all([...administered, 'sessions' as const].map((table) => db.selectFrom(table).selectAll().execute()))
const noted = adminActKinds.filter((kind) => !kind.startsWith('backup'))

describe('X10: an act and its entry are stored together or not at all', () => {
  it.each(noted)('%s: when the entry cannot be stored, nothing is done', async (kind) => {
    const act = await adminActs[kind](house)
    const before = await stateOf(house.db)
    await breakStatements(house.db, 'INSERT', 'admin_log')
    await expect(act()).rejects.toThrow('a fault')
    expect(await stateOf(house.db)).toEqual(before)
  })

  it.each(noted)('%s: when it cannot be done, no entry is left', async (kind) => {
    const act = await adminActs[kind](house)
    const before = await logOf(house.db)
    for (const table of [...administered, 'trackers'])
      for (const action of ['INSERT', 'UPDATE', 'DELETE'] as const) await breakStatements(house.db, action, table)
    await expect(act()).rejects.toThrow('a fault')
    expect(await logOf(house.db)).toEqual(before)
  })
})

describe('X10: none is forgotten', () => {
  it('each method of the port is said to be an act or none, and those that are were tried above', () => {
    const tried = readFileSync('test/support/admin-acts.ts', 'utf8')
    const acts = Object.entries(portMethods).flatMap(([method, isAct]) => (isAct ? [method] : []))
    expect(acts.filter((method) => !tried.includes(`.${method}(`))).toEqual([])
  })

  it('what administration changes is written by the files that note it, and by no other', () => {
    const files = ['server', 'db'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => path.posix.join(folder, name)),
    )
    const writes =
      /(insertInto|replaceInto|updateTable|deleteFrom)\('(people|departments|invitations|password_resets|screen_links|calendar_days|calendar_years)'\)/
    // Migrations bring what is there into another shape.
    const ours = files.filter((file) => file.endsWith('.ts') && !file.includes('/migrations/'))
    const writing = ours.filter((file) => writes.test(readFileSync(file, 'utf8')))
    expect(writing.sort()).toEqual([
      'db/department-merges.ts',
      'db/departments.ts',
      // The first ledger's departments come with it.
      'db/first-ledger/seed.ts',
      'db/house-calendar.ts',
      'db/invitations.ts',
      'db/password-resets.ts',
      'db/people.ts',
      'db/screen-links.ts',
      // When somebody was last seen.
      'db/sessions.ts',
    ])
  })
})

describe('the log as CSV', () => {
  it('C2: has a line an entry, and nothing that a spreadsheet would run', async () => {
    await house.people.addPerson({ account: 'evil', name: '=HYPERLINK(1)', houseRole: 'member', department: null })
    valueOf(await house.zhou.port.update(house.wang.id, { houseRole: 'organizer' }))
    const text = adminLogCsv((await logOf(house.db)).slice(0, 2), 'Asia/Shanghai', chinese)
    const [header, ...lines] = text.replace('\ufeff', '').split('\r\n')
    expect(header).toBe('时间,谁,账号,类别,做了什么,类别代码,对象编号')
    expect(lines[0]).toBe(
      `2026-11-23 17:00:00,周敏,zhou.min,更改角色,把王芳（wang.fang）的角色由“成员”改为“成员（可建台账）”,role-changed,${house.wang.id}`,
    )
    expect(lines[1]).toMatch(/^2026-11-23 17:00:00,命令行,,添加人员,添加了=HYPERLINK/)
    await house.db.updateTable('people').set({ name: '=1+1' }).where('id', '=', house.zhou.id).execute()
    valueOf(await house.zhou.port.update(house.wang.id, { houseRole: 'member' }))
    expect(adminLogCsv((await logOf(house.db)).slice(0, 1), 'Asia/Shanghai', english)).toContain(",'=1+1,")
  })
})
