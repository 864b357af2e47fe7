import * as z from 'zod/mini'
import {
  isComparedColumn,
  type ComparedColumn,
  type ComparedRow,
  type Comparison,
  type ComparisonCounts,
} from '../model/history/comparison'
import type { ComparisonAnswer } from '../model/history/comparisonAnswer'
import { optionChanges, structureEvents, structureFields, type StructureChange } from '../model/history/structureChange'
import { lightReasons, lights, type LightState } from '../model/ledger/light'
import type { Tracker } from '../model/ledger/tracker'
import type { MeetingChoice } from '../model/meeting/record'
import { columnRecord } from './columns'
import type { Contract } from './contract'
import { bothLanguages, department, lightSettings, stream } from './ledgers'
import { cellValue, changedBy, extended, rowLabel } from './values'

const counts: Contract<ComparisonCounts> = z.object({
  added: z.number(),
  removed: z.number(),
  changed: z.number(),
  cells: z.number(),
  newlyRed: z.number(),
  newlyClosed: z.number(),
})

const light: Contract<LightState> = z.object({
  light: z.enum(lights),
  reason: z.enum(lightReasons),
  days: z.number(),
})

const row: Contract<ComparedRow> = z.object({
  item: z.string(),
  label: rowLabel,
  change: z.enum(['added', 'removed', 'changed']),
  cells: z.array(
    z.object({
      column: z.custom<ComparedColumn>((value) => typeof value === 'string' && isComparedColumn(value)),
      before: cellValue,
      after: cellValue,
      by: z.nullable(changedBy),
      at: z.nullable(z.number()),
    }),
  ),
  extended: z.optional(extended),
  by: z.nullable(changedBy),
  at: z.nullable(z.number()),
  light: z.object({ before: z.nullable(light), after: z.nullable(light) }),
  isNewlyRed: z.boolean(),
  isNewlyClosed: z.boolean(),
  isSummary: z.boolean(),
})

const titled = { title: z.string(), titleEn: z.string() }

const structureChange: Contract<StructureChange> = z.object({
  of: z.enum(['column', 'stream']),
  id: z.string(),
  ...titled,
  option: z.nullable(z.object(titled)),
  what: z.enum([...new Set([...structureEvents, ...structureFields, ...optionChanges])]),
  before: z.string(),
  after: z.string(),
  by: z.nullable(changedBy),
  at: z.nullable(z.number()),
})

const comparison: Contract<Comparison> = z.object({
  from: z.number(),
  to: z.number(),
  structure: z.array(structureChange),
  rows: z.array(row),
  counts,
  byStream: z.record(z.string(), counts),
  byDepartment: z.record(z.string(), counts),
})

const tracker: Contract<Tracker> = z.object({
  id: z.string(),
  title: bothLanguages,
  settings: lightSettings,
})

/** `GET …/changes`. */
export const changes: Contract<Extract<ComparisonAnswer, { outcome: 'compared' }>> = z.object({
  outcome: z.literal('compared'),
  comparison,
  tracker,
  departments: z.array(department),
  columns: z.array(columnRecord),
  streams: z.array(stream),
})

/** `GET …/closed-meetings`, newest first: what changes may be told from. */
export const closedMeetings: Contract<MeetingChoice[]> = z.array(
  z.object({ id: z.string(), title: z.string(), heldOn: z.string() }),
)
