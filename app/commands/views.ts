import { readyViews } from '../ledger/readyViews'
import { plainView, queryToView } from '../model/view/view'
import type { LedgerEntry } from './LedgerCommandContext'

/** What of the ledger is seen. */
export const viewCommands: readonly LedgerEntry[] = [
  {
    id: 'ready-view',
    group: 'view',
    list: ({ t, person, store, show }) =>
      readyViews(t, person, store.today).map(([label, view], i) => ({
        id: String(i),
        label,
        run: () => show(view),
      })),
  },
  {
    id: 'saved-view',
    group: 'view',
    list: ({ savedViews, show }) =>
      savedViews.map(({ id, name, query }) => ({
        id,
        label: name,
        run: () => show(queryToView(new URLSearchParams(query))),
      })),
  },
  {
    id: 'all-streams',
    group: 'stream',
    may: ({ view }) => view.stream !== '',
    run: ({ show, view }) => show({ ...view, stream: '' }),
  },
  {
    id: 'one-stream',
    group: 'stream',
    list: ({ t, store, reading, view, show }) =>
      store.outline().map((outline) => ({
        id: outline.stream.id,
        label: t('commands.onlyStream', { stream: reading.streamName(outline) }),
        also: [reading.titleOf(outline.stream), String(outline.number)],
        run: () => show({ ...view, stream: outline.stream.id }),
      })),
  },
]

/** One department's items, or one item: found by typing a part of its name. */
export const searchedCommands: readonly LedgerEntry[] = [
  {
    id: 'one-department',
    group: 'department',
    list: ({ t, reading, show }) =>
      reading.departments.map(({ id, name, short }) => ({
        id,
        label: t('commands.onlyDepartment', { department: reading.departmentName(id) }),
        also: [short, name.zh, name.en],
        run: () => show({ ...plainView, department: id }),
      })),
  },
  {
    id: 'one-row',
    group: 'row',
    list: ({ store, reading, goTo }) =>
      store
        .outline()
        .flatMap(({ items }) => items.flatMap((entry) => [entry, ...entry.children]))
        .map(({ item, code }) => ({
          id: item.id,
          label: `${code} ${reading.titleOf(item)}`,
          also: [code, item.title],
          isPlain: true,
          run: () => goTo(item.id),
        })),
  },
]
