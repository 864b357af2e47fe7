import type { InEnglish } from './InEnglish'
import type { whistlesZh } from './whistles.zh'

export const whistlesEn: InEnglish<typeof whistlesZh> = {
  title: 'Whistles',
  going: 'Going on',
  past: 'Over',
  rest_one: 'and {{count}} more.',
  rest_other: 'and {{count}} more.',
  older_one: '{{count}} older one is not listed.',
  older_other: '{{count}} older ones are not listed.',
  emptyTitle: 'Nobody has whistled yet',
  empty:
    'A subdistrict or department that needs others on the spot whistles here, or in the panel of an item. Each department that is called has a clock of its own: it answers, comes, handles the matter, and is rated by who whistled.',
  blown_one: '{{count}} whistle',
  blown_other: '{{count}} whistles',
  rejected_one: '{{count}} rejected',
  rejected_other: '{{count}} rejected',
  inTime: '{{inTime}} of {{due}} there in time',
  mean: 'rated {{mean}} on average ({{count}})',
  state: 'State',
  time: 'Time',
  limits: {
    title: 'Limits of whistles',
    hint: 'Who is called has to be there within this time. A change concerns whistles from now on.',
    urgent: 'Urgent (minutes)',
    joint: 'Joint (working days)',
    ordinary: 'Ordinary (working days)',
  },
}
