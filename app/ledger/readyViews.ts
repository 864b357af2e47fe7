import type { Translate } from '../i18n/Translate'
import { addDays } from '../model/text/dates'
import type { Person } from '../model/ledger/person'
import { plainView, type View } from '../model/view/view'

/** The views that everybody has without making them, with their names. */
export function readyViews(t: Translate, { department }: Person, today: string): [label: string, view: View][] {
  return [
    [t('views.all'), plainView],
    ...(department ? [[t('views.mine'), { ...plainView, department }] as [string, View]] : []),
    // What is longest overdue comes first, wherever it stands.
    [
      t('views.red'),
      { ...plainView, filters: { light: ['red'] }, group: 'none', sort: [{ column: 'light', descending: false }] },
    ],
    [t('views.week'), { ...plainView, since: addDays(today, -7) }],
  ]
}
