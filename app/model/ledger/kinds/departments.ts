import { found, judgeList, judgeText, type Kind } from './Kind'

export const department: Kind = {
  judge: judgeText((value, _, { departments }) => (departments.has(value) ? null : 'unknown-department')),
  parse: (text, _, { departments }) =>
    text.trim() === '' ? { value: '' } : found(departments.one(text), 'unknown-department'),
  names: 'departments',
  groups: true,
}

export const departments: Kind = {
  judge: judgeList((ids, _, known) => (ids.every((id) => known.departments.has(id)) ? null : 'unknown-department')),
  parse(text, _, reader) {
    const { ids, unknown } = reader.departments.many(text)
    return unknown.length > 0 ? { code: 'unknown-department' } : { value: ids }
  },
  names: 'departments',
}
