import type { DecisionKind, Position } from '../model/meeting/meeting'
import type { AnyContext, Command } from './command'
import { keyMap } from './keyMap'

/** What opens over the meeting's stage. */
export type StageDialogKind = 'keys' | 'end' | 'describe' | 'links'

/** What the commands of the meeting's stage ask and do. */
export interface MeetingCommandContext extends AnyContext {
  position: Position
  isDark: boolean
  step(by: 1 | -1): void
  go(to: Position): void
  /** A digit of the number of an item to go to. */
  digit(digit: string): void
  toggleTheme(): void
  fullScreen(): void
  open(dialog: StageDialogKind): void
  /** What a coordinator does; null for everybody else. */
  steering: {
    isPresenter: boolean
    decide(kind: DecisionKind): void
    skip(): void
    /** Says that the item at hand was discussed, or that it was not. */
    confirm(): void
    isDiscussed: boolean
    takeOver(): void
  } | null
}

export type MeetingCommand = Command<MeetingCommandContext>

const deciding = (kind: DecisionKind, key: string): MeetingCommand => ({
  id: `decide-${kind}`,
  keys: [key],
  place: 'decide',
  label: ({ t }) => t(`meeting.kinds.${kind}`),
  // Of the meeting as a whole nothing but a decision is made.
  may: ({ steering, position }) => steering !== null && (kind === 'decision' || position.item !== null),
  run: ({ steering }) => steering?.decide(kind),
})

const steered = ({ steering }: MeetingCommandContext) => steering !== null

/** All that is done on the meeting's stage by key or button. */
export const meetingCommands: readonly MeetingCommand[] = [
  {
    id: 'meeting-previous',
    keys: ['ArrowLeft', 'PageUp'],
    place: 'stage-steps',
    icon: '←',
    may: ({ position }) => position.slide !== 'opening' || { why: '' },
    run: ({ step }) => step(-1),
  },
  {
    id: 'meeting-next',
    keys: ['ArrowRight', 'Space', 'PageDown'],
    place: 'stage-steps',
    icon: '→',
    may: ({ position }) => position.slide !== 'closing' || { why: '' },
    run: ({ step }) => step(1),
  },
  { id: 'meeting-opening', keys: ['Home'], run: ({ go }) => go({ slide: 'opening', item: null }) },
  { id: 'meeting-closing', keys: ['End'], run: ({ go }) => go({ slide: 'closing', item: null }) },
  {
    id: 'meeting-go-to',
    keys: ['Digit'],
    run({ digit }, press) {
      if (press) digit(press.key)
    },
  },
  deciding('decision', 'N'),
  deciding('return', 'R'),
  deciding('close', 'C'),
  deciding('defer', 'P'),
  deciding('extend', 'E'),
  deciding('assign', 'A'),
  {
    id: 'meeting-skip',
    keys: ['S'],
    may: (context) => steered(context) && (context.position.item !== null || { why: '' }),
    run: ({ steering }) => steering?.skip(),
  },
  {
    id: 'meeting-discussed',
    keys: ['M'],
    place: 'stage-menu',
    label: ({ t, steering }) => t(steering?.isDiscussed ? 'meeting.markPending' : 'meeting.markDiscussed'),
    may: (context) => steered(context) && (context.position.item !== null || { why: '' }),
    run: ({ steering }) => steering?.confirm(),
  },
  {
    id: 'meeting-theme',
    keys: ['D'],
    place: 'stage-bar',
    label: ({ t, isDark }) => t(isDark ? 'meeting.theme.light' : 'meeting.theme.dark'),
    run: ({ toggleTheme }) => toggleTheme(),
  },
  { id: 'meeting-full-screen', keys: ['F'], place: 'stage-bar', run: ({ fullScreen }) => fullScreen() },
  {
    id: 'meeting-take-over',
    place: 'stage-menu',
    may: ({ steering }) => steering !== null && !steering.isPresenter,
    run: ({ steering }) => steering?.takeOver(),
  },
  { id: 'meeting-describe', place: 'stage-menu', may: steered, opensDialog: true, run: ({ open }) => open('describe') },
  { id: 'meeting-links', place: 'stage-menu', may: steered, opensDialog: true, run: ({ open }) => open('links') },
  { id: 'meeting-end', place: 'stage-menu', may: steered, opensDialog: true, run: ({ open }) => open('end') },
  {
    id: 'meeting-keys',
    keys: ['?'],
    alsoKeys: ['？'],
    place: 'stage-menu',
    opensDialog: true,
    run: ({ open }) => open('keys'),
  },
]

export const meetingKey = keyMap(meetingCommands)
