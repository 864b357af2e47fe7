import type { StructureWords } from '../model/history/structureText'
import { optionColoursZh } from './optionColours.zh'
import { structureZh } from './structure.zh'
import { words } from './words'

/** What became of a ledger's columns and streams, on pages, in files and in minutes. */
export const structureChangesZh: StructureWords = {
  language: 'zh',
  subject: { column: '列“{{name}}”', stream: '类别“{{name}}”' },
  unnamed: structureZh.unnamed,
  events: {
    added: '新增',
    removed: '移除',
    restored: '恢复',
    replaced: '类型',
    moved: '位置',
    hidden: '对所有人隐藏',
    shown: '重新显示',
  },
  fields: {
    name: structureZh.name,
    nameEn: structureZh.nameEn,
    writers: structureZh.writers,
    unit: structureZh.unit,
    help: structureZh.help,
    neededFor: structureZh.neededFor,
    title: structureZh.title,
    titleEn: structureZh.titleEn,
    problem: structureZh.problem,
    problemEn: structureZh.problemEn,
    note: structureZh.note,
    noteEn: structureZh.noteEn,
    clause: structureZh.clause,
  },
  options: {
    added: '新增选项“{{option}}”',
    removed: '移除选项“{{option}}”',
    restored: '恢复选项“{{option}}”',
    moved: '选项“{{option}}”的位置',
    name: '选项名称',
    nameEn: '选项“{{option}}”的英文名称',
    colour: '选项“{{option}}”的颜色',
  },
  place: '第 {{place}} 位',
  builtIns: words.zh.column,
  kinds: structureZh.kinds,
  writers: structureZh.writersOf,
  neededFor: structureZh.neededForOf,
  colours: optionColoursZh,
  line: '{{subject}}：{{change}}',
  changed: '{{what}}由“{{before}}”改为“{{after}}”',
  set: '{{what}}（{{after}}）',
  emptied: '{{what}}“{{before}}”已清空',
}
