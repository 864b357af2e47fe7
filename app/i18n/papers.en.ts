import type { InEnglish } from './InEnglish'
import type { papersZh } from './papers.zh'

export const papersEn: InEnglish<typeof papersZh> = {
  print: 'Print',
  faces: 'This computer has no {{names}}: it is shown and printed in the nearest typeface there is.',
  face: { title: 'Xiaobiaosong', text: 'Fangsong' },
  andFace: ' or ',
  order: {
    title: 'Supervision order on “{{title}}”',
    number: 'No. {{number}} of {{year}}',
    to: 'To {{department}}:',
    about: 'Item: {{title}} ({{ledger}}, {{code}}).',
    until: 'Please act on this and reply by {{date}}.',
    recalled: 'This order was recalled on {{date}}. Its number is kept. Reason: {{words}}',
    progress: 'What became of it',
    step: '{{date}}: {{what}} {{who}}',
    who: '{{name}}, {{department}}',
    open: 'The order as a paper',
  },
}
