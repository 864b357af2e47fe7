import { useState } from 'react'
import { readAnswer } from '../contracts/contract'
import { minutesSaved } from '../contracts/minutes'
import type { Minutes, MinutesOutcome } from '../model/meeting/keptMinutes'
import { limits } from '../model/ledger/limits'
import { mergeText } from '../model/text/mergeText'
import type { MinutesEdit } from '../model/meeting/meetingCommand'

/** What is being written, and over which minutes. */
interface Draft {
  text: string
  base: Minutes
  /** Grows each time that a text is opened to be written on. */
  opening: number
}

export type MinutesTrouble = 'failed' | 'signed-out' | 'too-long'

/** What was last done with the minutes. */
export type MinutesNotice = 'saved' | 'merged' | null

export interface MinutesState {
  /** As the server last told them. */
  minutes: Minutes
  draft: { text: string; opening: number } | null
  isDirty: boolean
  isSaving: boolean
  trouble: MinutesTrouble | null
  notice: MinutesNotice
  /** What somebody else saved while this was being written: to be settled before saving. */
  conflict: Minutes | null
  edit(): void
  type(text: string): void
  save(): Promise<void>
  cancel(): void
  /** The conflict's three ways out. Nothing is saved by merging or by taking theirs. */
  merge(): void
  keepMine(): Promise<void>
  takeTheirs(): void
}

/** Edits minutes through their route (`address`) with their revision: whoever saves second is told, and loses nothing. */
export function useMinutes(address: string, first: Minutes): MinutesState {
  const [minutes, setMinutes] = useState(first)
  const [draft, setDraft] = useState<Draft | null>(null)
  const [isSaving, setSaving] = useState(false)
  const [trouble, setTrouble] = useState<MinutesTrouble | null>(null)
  const [notice, setNotice] = useState<MinutesNotice>(null)
  const [conflict, setConflict] = useState<Minutes | null>(null)

  const send = async ({ text, base }: Draft): Promise<void> => {
    setNotice(null)
    if (text.length > limits.minutes) return void setTrouble('too-long')
    setSaving(true)
    const answer = await put(address, { language: base.language, text, revision: base.revision })
    setSaving(false)
    setTrouble(typeof answer === 'string' ? answer : null)
    if (typeof answer === 'string') return
    setMinutes(answer.minutes)
    if (answer.outcome === 'saved') {
      setConflict(null)
      setDraft(null)
      setNotice('saved')
    } else setConflict(answer.minutes)
  }
  const goOn = (next: Omit<Draft, 'opening'>, told: MinutesNotice) => {
    setDraft((known) => ({ ...next, opening: (known?.opening ?? 0) + 1 }))
    setConflict(null)
    setTrouble(null)
    setNotice(told)
  }
  return {
    minutes,
    draft,
    isDirty: draft !== null && draft.text !== draft.base.text,
    isSaving,
    trouble,
    notice,
    conflict,
    edit: () => goOn({ text: minutes.text, base: minutes }, null),
    type: (text) => setDraft((known) => known && { ...known, text }),
    save: async () => {
      if (draft && !conflict && !isSaving) await send(draft)
    },
    cancel() {
      setDraft(null)
      setConflict(null)
      setTrouble(null)
      setNotice(null)
    },
    merge: () =>
      draft &&
      conflict &&
      goOn({ text: mergeText(draft.base.text, draft.text, conflict.text), base: conflict }, 'merged'),
    keepMine: async () => {
      if (!draft || !conflict) return
      const mine = { ...draft, base: conflict }
      setDraft(mine)
      setConflict(null)
      await send(mine)
    },
    takeTheirs: () => conflict && goOn({ text: conflict.text, base: conflict }, null),
  }
}

async function put(
  address: string,
  edit: MinutesEdit,
): Promise<{ outcome: MinutesOutcome; minutes: Minutes } | MinutesTrouble> {
  const response = await fetch(address, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(edit),
  }).catch(() => null)
  if (response?.status === 401 || response?.status === 403) return 'signed-out'
  if (response?.status !== 200 && response?.status !== 409) return 'failed'
  const answer = await readAnswer(minutesSaved, response).catch(() => null)
  return answer?.minutes ? { outcome: answer.outcome, minutes: answer.minutes } : 'failed'
}
