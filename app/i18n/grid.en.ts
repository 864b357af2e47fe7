import type { gridZh } from './grid.zh'

type Plural<Key> = Key extends `${infer Name}_other` ? `${Name}_one` | Key : Key

export const gridEn: Record<Plural<keyof typeof gridZh>, string> = {
  selected: '{{rows}}×{{columns}} selected',
  pasted_one: '{{count}} cell pasted',
  pasted_other: '{{count}} cells pasted',
  filled_one: '{{count}} cell filled',
  filled_other: '{{count}} cells filled',
  cleared_one: '{{count}} cell cleared',
  cleared_other: '{{count}} cells cleared',
  skipped_one: '{{done}}, {{count}} skipped: {{reasons}}',
  skipped_other: '{{done}}, {{count}} skipped: {{reasons}}',
  none_one: 'Nothing was written, {{count}} cell skipped: {{reasons}}',
  none_other: 'Nothing was written, {{count}} cells skipped: {{reasons}}',
  reason: '{{reason}} ({{count}})',
  reasons: '; ',
  notWritten: '“{{text}}” was not written: {{reason}}',
  rowGone: 'Somebody has deleted this row, so this was not written: {{text}}',
  beyond_one: '{{done}}; {{count}} row more reaches beyond the last one',
  beyond_other: '{{done}}; {{count}} rows more reach beyond the last one',
  addRows_one: 'Add {{count}} row',
  addRows_other: 'Add {{count}} rows',
  addedRows_one: '{{count}} row added',
  addedRows_other: '{{count}} rows added',
  kept_one: 'Somebody has changed {{count}} place since: theirs stays',
  kept_other: 'Somebody has changed {{count}} places since: theirs stay',
  notUndone: 'Not undone: {{reason}}',
  notRedone: 'Not done again: {{reason}}',
}
