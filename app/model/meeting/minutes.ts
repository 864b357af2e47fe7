import type { Comparison, ComparisonCounts, ComparedRow } from '../history/comparison'
import { changeSentence, type StructureWords } from '../history/structureText'
import type { Stream } from '../ledger/rows'
import type { LightSettings } from '../ledger/light'
import type { AgendaEntry, AgendaReason, Attendee, Decision, DecisionKind, Meeting, RowLabel } from './meeting'
import { isReasoned } from './isReasoned'
import { presentAt } from './present'
import { momentIn } from '../text/dates'
import { streamNames } from '../ledger/streamNames'
import { titleIn } from '../text/titleIn'
import type { Department } from '../ledger/person'

/** A stretch of a text; line breaks stand in it as they are. */
export interface Span {
  text: string
  isBold: boolean
}

/**
 * Minutes as a page prints them and Markdown says them: their texts are plain where they are drafted, and spans where
 * they are read. Texts of paragraphs, entries and cells may have several lines.
 */
export type MinutesBlock<Text = string> =
  | { kind: 'heading'; level: 1 | 2; text: Text }
  | { kind: 'paragraph'; text: Text }
  | { kind: 'list'; entries: Text[] }
  | { kind: 'table'; header: Text[]; rows: Text[][] }

/** What minutes are drafted from. */
export interface MinutesSource {
  tracker: { title: Record<'zh' | 'en', string>; settings: LightSettings }
  departments: readonly Department[]
  streams: readonly Stream[]
  meeting: Meeting
  agenda: readonly AgendaEntry[]
  decisions: readonly Decision[]
  carried: readonly Decision[]
  attendance: readonly Attendee[]
  comparison: Comparison
}

/** The words of minutes in one language; `{{…}}` stands for a value. */
export interface MinutesWords {
  language: 'zh' | 'en'
  title: string
  ledger: string
  time: string
  chair: string
  recorder: string
  team: string
  attendance: string
  others: string
  /** Somebody whose unit and role are left to be named. */
  toName: string
  /** To be filled in by hand. */
  blank: string
  /** Between people, and between departments. */
  comma: string
  semicolon: string
  discussed: string
  notDiscussed: string
  nothingDiscussed: string
  decisions: string
  nothingDecided: string
  carried: string
  changes: string
  changesBetween: string
  sinceMoment: string
  newlyRed: string
  newlyClosed: string
  added: string
  removed: string
  /** Before what became of columns and streams. */
  structureChanged: string
  structure: StructureWords
  wholeMeeting: string
  gone: string
  columns: {
    code: string
    item: string
    lead: string
    why: string
    kind: string
    text: string
    department: string
    responsible: string
    due: string
    stream: string
  }
  counts: Record<keyof ComparisonCounts, string>
  kinds: Record<DecisionKind, string>
  /** What a decision of a kind is, where nobody wrote more. */
  did: Record<DecisionKind, string>
  because: string
  reasons: Record<AgendaReason, string>
}

/** Drafts the minutes of a meeting that is being closed at `closedAt` (ms): who was there, what was discussed and decided, what changed. */
export function draftMinutes(source: MinutesSource, words: MinutesWords, closedAt: number): MinutesBlock[] {
  const { meeting, agenda } = source
  const decided = source.decisions.filter(({ withdrawnAt }) => withdrawnAt === null)
  const skipped = agenda.filter(({ state }) => state !== 'discussed')
  const say = speech(source, words)
  return [
    { kind: 'heading', level: 1, text: fill(words.title, { title: meeting.title }) },
    { kind: 'list', entries: facts(source, words, say, closedAt) },
    ...section(
      words.discussed,
      say.agenda(agenda.filter(({ state }) => state === 'discussed')),
      words.nothingDiscussed,
    ),
    ...section(words.decisions, say.decisions(decided), words.nothingDecided),
    ...(source.carried.length > 0 ? section(words.carried, say.decisions(source.carried), '') : []),
    ...(skipped.length > 0 ? section(words.notDiscussed, say.agenda(skipped), '') : []),
    { kind: 'heading', level: 2, text: words.changes },
    ...changes(source, words, say),
  ]
}

/** How one language calls what stands in minutes. */
function speech({ departments, streams, tracker: { settings } }: MinutesSource, words: MinutesWords) {
  const { language, columns } = words
  const departmentNames = new Map(departments.map(({ id, name }) => [id, name[language]]))
  const streamNameOf = streamNames(language, streams)
  const department = (id: string) => departmentNames.get(id) ?? id
  const item = (label: RowLabel | null) => (label ? titleIn(language, label) : words.wholeMeeting)
  return {
    department,
    item,
    stream: (id: string) => streamNameOf.get(id) ?? id,
    moment: (at: number) => momentIn(settings.timeZone, at),
    agenda: (entries: readonly AgendaEntry[]): MinutesBlock => ({
      kind: 'table',
      header: [columns.code, columns.item, columns.lead, columns.why],
      rows: entries.map(({ label, reasons, isGone }) => [
        label.code,
        item(label) + (isGone ? words.gone : ''),
        department(label.lead),
        reasons.map((reason) => words.reasons[reason]).join(words.comma),
      ]),
    }),
    decisions: (decisions: readonly Decision[]): MinutesBlock => ({
      kind: 'table',
      header: [
        columns.code,
        columns.item,
        columns.kind,
        columns.text,
        columns.department,
        columns.responsible,
        columns.due,
      ],
      rows: decisions.map(({ label, kind, text, department: id, responsible, due }) => [
        label?.code ?? '',
        item(label),
        words.kinds[kind],
        text === '' ? fill(words.did[kind], { due }) : isReasoned(kind) ? fill(words.because, { reason: text }) : text,
        department(id),
        responsible,
        due,
      ]),
    }),
  }
}
type Speech = ReturnType<typeof speech>

function facts(
  { meeting, tracker, ...source }: MinutesSource,
  words: MinutesWords,
  say: Speech,
  closedAt: number,
): string[] {
  // On the day of the meeting the time says enough.
  const clock = (at: number) => say.moment(at).replace(`${meeting.heldOn} `, '')
  return [
    fill(words.ledger, { title: tracker.title[words.language] }),
    fill(words.time, { date: meeting.heldOn, from: clock(meeting.startedAt), to: clock(closedAt) }),
    ...(meeting.chair === '' ? [] : [fill(words.chair, { name: meeting.chair })]),
    ...presentFacts({ meeting, ...source }, words, say),
    fill(words.recorder, { name: meeting.startedBy.name }),
  ]
}

/** The working team, the units with their people, and who comes from none; whoever chairs is named before. */
function presentFacts(
  { meeting, attendance, departments }: Pick<MinutesSource, 'meeting' | 'attendance' | 'departments'>,
  words: MinutesWords,
  say: Speech,
): string[] {
  const { team, units, others } = presentAt(
    attendance.filter(({ person }) => person.name !== meeting.chair),
    departments.map(({ id }) => id),
  )
  const names = (people: readonly Attendee[]) => people.map(({ person }) => person.name)
  const ofUnits = units.map(
    ({ department, people }) => `${say.department(department)} ${names(people).join(words.comma)}`,
  )
  const unnamed = names(others).map((name) => fill(words.toName, { name, blank: words.blank }))
  return [
    ...(team.length === 0 ? [] : [fill(words.team, { people: names(team).join(words.comma) })]),
    fill(words.attendance, { people: ofUnits.join(words.semicolon) || words.blank }),
    ...(others.length === 0 ? [] : [fill(words.others, { people: unnamed.join(words.semicolon) })]),
  ]
}

function changes({ comparison, meeting }: MinutesSource, words: MinutesWords, say: Speech): MinutesBlock[] {
  const { counts, byStream, rows, structure } = comparison
  const keys = Object.keys(words.counts) as (keyof ComparisonCounts)[]
  const since = meeting.base.meeting === null ? words.sinceMoment : words.changesBetween
  const listed = (title: string, entries: string[]): MinutesBlock[] =>
    entries.length === 0
      ? []
      : [
          { kind: 'paragraph', text: title },
          { kind: 'list', entries },
        ]
  const named = (title: string, of: readonly ComparedRow[]) =>
    listed(
      title,
      of.map(({ label }) => `${label.code} ${say.item(label)}`),
    )
  return [
    {
      kind: 'paragraph',
      text: fill(since, {
        from: say.moment(comparison.from),
        counts: keys.map((key) => `${words.counts[key]} ${counts[key]}`).join(words.comma),
      }),
    },
    ...(rows.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            header: [words.columns.stream, ...keys.map((key) => words.counts[key])],
            rows: Object.entries(byStream).map(([id, of]) => [say.stream(id), ...keys.map((key) => String(of[key]))]),
          },
        ]),
    ...named(
      words.newlyRed,
      rows.filter(({ isNewlyRed }) => isNewlyRed),
    ),
    ...named(
      words.newlyClosed,
      rows.filter(({ isNewlyClosed }) => isNewlyClosed),
    ),
    ...named(
      words.added,
      rows.filter(({ change }) => change === 'added'),
    ),
    ...named(
      words.removed,
      rows.filter(({ change }) => change === 'removed'),
    ),
    ...listed(
      words.structureChanged,
      structure.map((change) => changeSentence(change, words.structure)),
    ),
  ]
}

function section(title: string, block: MinutesBlock, empty: string): MinutesBlock[] {
  const isEmpty = block.kind === 'table' && block.rows.length === 0
  return [{ kind: 'heading', level: 2, text: title }, isEmpty ? { kind: 'paragraph', text: empty } : block]
}

function fill(text: string, values: Record<string, string>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '')
}
