import { languages } from '../i18n/language'
import { words } from '../i18n/words'
import { isOwnColumn, storedBuiltIns, type OwnColumn, type StoredBuiltIn } from '../model/ledger/columns'
import type { LedgerSchema } from '../model/ledger/schema'
import { foldName } from '../model/ledger/nameReader'
import { isBlank } from '../model/text/fold'
import { columnNames } from '../reading/columnNames'

/** A row's place is told by its code. */
type ImportBuiltIn = 'code' | Exclude<StoredBuiltIn, 'parent' | 'order'>
const builtIns: readonly ImportBuiltIn[] = [
  'code',
  ...storedBuiltIns.filter((id): id is Exclude<StoredBuiltIn, 'parent' | 'order'> => id !== 'parent' && id !== 'order'),
]
export type ImportColumn = ImportBuiltIn | OwnColumn

/** Columns that a file's column can be taken for. The computed ones are known, and never written. */
export function importColumns(schema: LedgerSchema): ImportColumn[] {
  return [...builtIns, ...schema.own].filter((id) => !schema.column(id)!.isHidden)
}

/** For each of a file's columns what it is in the ledger; null: it is not taken. */
export type Mapping = (ImportColumn | null)[]

/** What else people call the columns, beside our own words for them. */
const otherNames: Record<ImportBuiltIn, readonly string[]> = {
  code: ['编号', '编码', '号', 'no', 'number', 'code', '#'],
  stream: ['建议类别', '分类', '类', '建议', 'category'],
  title: [
    '事项',
    '任务',
    '工作任务',
    '事项名称',
    '督查事项',
    '工作事项',
    '重点任务',
    '议定事项',
    '督办事项',
    '反馈问题',
    '诉求内容',
    'title',
    'task',
    'action',
  ],
  titleEn: ['英文名', '英文标题', 'english title', 'title in english'],
  clause: ['依据', '条款', '来源', 'source', 'reference'],
  lead: [
    '牵头部门',
    '责任单位',
    '责任部门',
    '主责单位',
    '主办单位',
    '承办单位',
    '整改责任单位',
    '办理单位',
    'lead department',
    'lead unit',
  ],
  support: [
    '协办部门',
    '配合单位',
    '配合部门',
    '参与单位',
    'supporting',
    'supporting departments',
    'support departments',
  ],
  owner: ['负责人', '联系人', '经办人', 'responsible', 'person responsible', 'contact'],
  status: ['办理状态', '当前状态', '完成状态', 'state'],
  reason: ['退回原因', '暂缓原因', '原因', 'reason'],
  due: [
    '时限',
    '完成时间',
    '办结时限',
    '截止日期',
    '截止时间',
    '完成日期',
    '整改时限',
    '办理时限',
    'due date',
    'deadline',
  ],
  progress: [
    '进展',
    '工作进展',
    '办理情况',
    '落实情况',
    '目前进展',
    '整改进展',
    '办理进度',
    '整改情况',
    'progress report',
  ],
  problems: ['问题', '存在的问题', '困难问题', '问题困难', 'problem', 'issues'],
  next: ['下一步', '下步打算', '下一步工作', '下一步计划', '下步工作', 'next', 'plans'],
  evidence: ['佐证', '附件', '材料', '证明材料', 'links', 'link', 'attachments'],
}

/** All names with what they mean; later ones count: what a ledger calls a column before what everybody calls one. */
function namesIn(schema: LedgerSchema): [name: string, column: ImportColumn][] {
  const usual = (column: ImportColumn) =>
    isOwnColumn(column) ? [] : [words.zh.column[column], words.en.column[column], column, ...otherNames[column]]
  const own = (column: ImportColumn) => {
    const { name, nameEn } = schema.column(column)!
    return [name, nameEn].filter(Boolean)
  }
  const columns = importColumns(schema)
  return [usual, own].flatMap((namesOf) =>
    columns.flatMap((column) => namesOf(column).map((name): [string, ImportColumn] => [name, column])),
  )
}

/**
 * What the columns of a header are, each ledger column once: as a file of the ledger's own heads them; else the first that
 * is called just so has it, else the first that is but for a remark. Two columns of a ledger may differ by a remark alone,
 * and one may be called in English what another is called in Chinese.
 */
export function guessColumns(header: readonly string[], schema: LedgerSchema): Mapping {
  const names = namesIn(schema)
  const exact = new Map(names.map(([name, column]) => [foldName(name), column]))
  const alike = new Map([...names.map(([name, column]) => [plain(name), column] as const), ...exact])
  const headings = headingsFor(header, schema)
  const mapping: Mapping = header.map(() => null)
  const take = (byName: ReadonlyMap<string, ImportColumn | null>, spell: (name: string) => string) =>
    header.forEach((name, i) => {
      const column = headings.get(foldName(name)) === null ? null : byName.get(spell(name))
      if (column && !mapping[i] && !mapping.includes(column)) mapping[i] = column
    })
  if (header.every((name) => isBlank(name) || headings.has(foldName(name)))) take(headings, foldName)
  take(exact, foldName)
  take(alike, plain)
  return mapping
}

/** How the ledger's own files head its columns, in the language in which more of a header is; null: what it computes. */
function headingsFor(header: readonly string[], schema: LedgerSchema): ReadonlyMap<string, ImportColumn | null> {
  const known = header.map(foldName)
  const all = languages.map((language) => {
    const nameOf = columnNames(schema, language)
    return new Map<string, ImportColumn | null>([
      ...computedColumns.map((column) => [foldName(nameOf(column)), null] as const),
      ...importColumns(schema).map((column) => [foldName(nameOf(column)), column] as const),
    ])
  })
  const fits = (headings: ReadonlyMap<string, unknown>) => known.filter((name) => headings.has(name)).length
  return all.reduce((best, other) => (fits(other) > fits(best) ? other : best))
}

const computedColumns = ['light', 'updated'] as const

/** Is it one of the columns that the ledger computes? */
export function isComputedName(name: string): boolean {
  return computedColumns.some(
    (column) => plain(name) === plain(words.zh.column[column]) || plain(name) === plain(words.en.column[column]),
  )
}

/** A remark in brackets, such as a format, and a full stop make no other name. */
function plain(name: string): string {
  return foldName(name).replace(/\(.*?\)|[.:：*]/g, '')
}
