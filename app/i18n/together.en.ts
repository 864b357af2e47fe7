import type { InEnglish } from './InEnglish'
import type { togetherZh } from './together.zh'

export const togetherEn: InEnglish<typeof togetherZh> = {
  title: 'Edited at the same time',
  somebody: 'Somebody',
  place: '{{code}} {{column}}',
  replaced: '{{name}} changed {{place}} to {{theirs}}; you wrote {{mine}}.',
  kept: '{{name}} wrote {{theirs}} in {{place}} at the same time; your {{mine}} stands.',
  keptUnknown: '{{name}} edited {{place}} at the same time; your {{mine}} stands.',
  editing:
    '{{name}} has just changed {{place}} from {{mine}} to {{theirs}}. You are typing there: what you write will stand.',
  renamed: '{{name}} renamed {{what}} to {{theirs}}; you have just named it {{mine}}.',
  column: 'a column',
  option: 'an option of {{column}}',
  stream: 'a stream',
  english: '{{what}} (its English name)',
  rename: 'Use my name',
  value: '“{{text}}”',
  restore: 'Restore mine',
  history: 'Show history',
  dismiss: 'Dismiss',
  changed_one: '{{name}} changed {{count}} place: {{places}}',
  changed_other: '{{name}} changed {{count}} places: {{places}}',
  more: '{{places}} and others',
  cell: '{{code}} {{column}}',
  wholeRow: 'row {{code}}',
  between: ', ',
  sentences: '. ',
}
