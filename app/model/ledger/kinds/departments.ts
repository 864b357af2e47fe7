import { found, judgeList, judgeText, type Kind } from './Kind'

/** One that is closed goes on to stand where it stood, beside others too; nothing names it anew (X11). */
export const department: Kind = {
  judge: judgeText((value, _, { departments }, before) =>
    departments.has(value) || value === before ? null : 'unknown-department',
  ),
  parse: (text, _, { departments }) =>
    text.trim() === '' ? { value: '' } : found(departments.one(text), 'unknown-department'),
  names: 'departments',
  groups: true,
}

export const departments: Kind = {
  judge: judgeList((ids, _, known, before) =>
    ids.every((id) => known.departments.has(id) || before.includes(id)) ? null : 'unknown-department',
  ),
  parse(text, _, reader) {
    const { ids, unknown } = reader.departments.many(text)
    return unknown.length > 0 ? { code: 'unknown-department' } : { value: ids }
  },
  names: 'departments',
}
