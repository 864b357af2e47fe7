import type { viewsZh } from './views.zh'

export const viewsEn: typeof viewsZh = {
  title: 'Views',
  all: 'All items',
  mine: 'My department’s items',
  red: 'Items with a red light',
  week: 'Changed in the last 7 days',
  everyones: 'Everyone’s views',
  own: 'My views',
  keep: 'Keep these filters and this order',
  name: 'Name of the view',
  save: 'Save',
  remove: 'Delete the view “{{name}}”',
  forEveryone: 'For everyone to use',
  hint: 'A view changes only what you see. You may also bookmark the address, or send it.',
  problem: {
    'name-missing': 'Give it a name of at most 60 characters.',
    'too-many': 'There may be 50 views; delete one that is not used.',
    'too-long': 'There are too many filters to be kept.',
    'not-allowed': 'Only coordinators keep views for everyone.',
    network: 'It was not saved. Check the network and try again.',
  },
}
