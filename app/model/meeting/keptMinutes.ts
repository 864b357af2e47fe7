import type { MeetingRecord } from './record'

/** The minutes of a closed meeting in one language. */
export interface Minutes {
  language: 'zh' | 'en'
  /** Markdown, as `minutesToMarkdown` writes it and people edit it. */
  text: string
  /** Grows with each edit. */
  revision: number
  updatedAt: number
  updatedBy: string
}

export const minutesOutcomes = ['saved', 'not-allowed', 'unknown-meeting', 'changed-meanwhile'] as const
export type MinutesOutcome = (typeof minutesOutcomes)[number]

/** Writes the minutes of a meeting that is being closed, as Markdown in each language. */
export type DraftMinutes = (record: MeetingRecord) => Record<Minutes['language'], string>
