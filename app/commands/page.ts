import { coordinates } from '../model/ledger/person'
import { plainView } from '../model/view/view'
import { postForm } from '../ui/postForm'
import type { LedgerEntry } from './LedgerCommandContext'

/** What is done anywhere on the ledger's page. */
export const pageCommands: readonly LedgerEntry[] = [
  {
    id: 'commands',
    keys: ['Ctrl+K'],
    place: 'top',
    opensDialog: true,
    run: ({ open }) => open('commands'),
  },
  { id: 'find', keys: ['Ctrl+F'], place: 'tools-end', group: 'action', run: ({ find }) => find.open() },
  { id: 'find-next', keys: ['F3'], run: ({ find }) => find.walk(1) },
  { id: 'find-previous', keys: ['Shift+F3'], run: ({ find }) => find.walk(-1) },
  { id: 'search', group: 'action', also: ({ t }) => [t('ledger.filter')], run: ({ search }) => search() },
  { id: 'inbox', group: 'action', run: ({ open }) => open('inbox') },
  {
    id: 'undo',
    keys: ['Ctrl+Z'],
    yieldsToFields: true,
    place: 'tools',
    icon: '↶',
    group: 'action',
    may: ({ canWrite, edits }) => canWrite && (edits.canUndo || { why: '' }),
    run: ({ edits }) => edits.undo(),
  },
  {
    id: 'redo',
    keys: ['Ctrl+Y'],
    alsoKeys: ['Ctrl+Shift+Z'],
    yieldsToFields: true,
    place: 'tools',
    icon: '↷',
    group: 'action',
    may: ({ canWrite, edits }) => canWrite && (edits.canRedo || { why: '' }),
    run: ({ edits }) => edits.redo(),
  },
  {
    id: 'clear-all',
    place: 'tools',
    group: 'action',
    may: ({ isNarrowed, view }) => isNarrowed || view.sort.length > 0,
    run({ show, view, changes }) {
      show({ ...plainView, stream: view.stream, group: view.group, order: view.order })
      changes.show(null)
    },
  },
  {
    id: 'compare',
    place: 'tools-middle',
    group: 'action',
    hint: ({ t }) => t('comparing.toggleHint'),
    isOn: ({ changes }) => changes.base !== null,
    run: ({ changes }) => changes.compareWith(changes.base === null ? 'last-meeting' : null),
  },
  {
    id: 'keys',
    keys: ['F1', '?'],
    place: 'tools-end',
    icon: '?',
    group: 'action',
    opensDialog: true,
    run: ({ open }) => open('keys'),
  },
  { id: 'report', group: 'action', run: ({ leaveFor, tracker }) => leaveFor(`/trackers/${tracker}/report`) },
  { id: 'past', group: 'action', run: ({ leaveFor, tracker }) => leaveFor(`/trackers/${tracker}/as-of`) },
  {
    id: 'settings',
    group: 'action',
    may: ({ person }) => coordinates(person),
    run: ({ leaveFor, tracker }) => leaveFor(`/trackers/${tracker}/settings`),
  },
  {
    id: 'share',
    group: 'action',
    may: ({ person }) => coordinates(person),
    also: ({ t }) => [t('access.title')],
    run: ({ open }) => open('share'),
  },
  {
    id: 'urge-many',
    group: 'action',
    may: ({ canWrite, person }) => canWrite && coordinates(person),
    run: ({ open }) => open('urge'),
  },
  { id: 'home', group: 'action', run: ({ leaveFor }) => leaveFor('/?home') },
  {
    id: 'people',
    group: 'action',
    may: ({ person }) => person.role === 'administrator',
    run: ({ leaveFor }) => leaveFor('/people'),
  },
  {
    id: 'account',
    group: 'action',
    may: ({ person }) => person.role !== 'administrator',
    run: ({ leaveFor }) => leaveFor('/people'),
  },
  {
    id: 'language',
    group: 'action',
    also: () => ['language', '语言'],
    run: ({ reading }) =>
      postForm('/language', {
        language: reading.language === 'zh' ? 'en' : 'zh',
        back: location.pathname + location.search,
      }),
  },
  { id: 'sign-out', group: 'action', run: () => postForm('/sign-out') },
]
