import { useState, type FormEvent } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import { limits } from '../model/ledger/limits'
import type { Arrangement, Meeting } from '../model/meeting/meeting'
import { Excess } from '../ui/Excess'
import { ChairField } from './ChairField'

export type MeetingFacts = Pick<Meeting, 'title' | 'heldOn' | 'chair' | 'by' | 'secondsPerItem'>

interface MeetingFormProps {
  first: MeetingFacts
  submit: string
  /** One that is on has its agenda arranged elsewhere. */
  hasArrangement: boolean
  /** Names that are offered for the chair. */
  chairs: readonly string[]
  /** Why it cannot be; null when it is done. */
  onSubmit(facts: MeetingFacts): Promise<string | null>
}

const minutes = [2, 3, 5, 8, 10, 15, 20]

/** What a meeting is called, when and under whom it is held, and how long each item may take. */
export function MeetingForm({ first, submit, hasArrangement, chairs, onSubmit }: MeetingFormProps) {
  const { t } = useTranslation()
  const [facts, setFacts] = useState(first)
  const [problem, setProblem] = useState<string | null>(null)
  const [isChairMissing, setChairMissing] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const change = (part: Partial<MeetingFacts>) => setFacts({ ...facts, ...part })
  const isTooLong = [facts.title, facts.chair].some((text) => text.trim().length > limits.meetingTitle)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (facts.chair.trim() === '') return void setChairMissing(true)
    setBusy(true)
    setProblem(await onSubmit({ ...facts, title: facts.title.trim(), chair: facts.chair.trim() }))
    setBusy(false)
  }
  return (
    <form className="meeting-form" onSubmit={(event) => void send(event)}>
      <label className="field">
        {t('meeting.name')}
        <input
          className="input"
          required
          value={facts.title}
          onChange={(event) => change({ title: event.target.value })}
        />
        <Excess text={facts.title} most={limits.meetingTitle} />
      </label>
      <label className="field">
        {t('meeting.heldOn')}
        <input
          className="input figures"
          type="date"
          required
          value={facts.heldOn}
          onChange={(event) => change({ heldOn: event.target.value })}
        />
      </label>
      <ChairField
        value={facts.chair}
        known={chairs}
        isMissing={isChairMissing}
        onChange={(chair) => {
          setChairMissing(false)
          change({ chair })
        }}
      />
      {hasArrangement && (
        <label className="field">
          {t('meeting.arrangement')}
          <select
            className="input"
            value={facts.by}
            onChange={(event) => change({ by: event.target.value as Arrangement })}
          >
            {(['stream', 'department'] as const).map((by) => (
              <option key={by} value={by}>
                {t(`meeting.by.${by}`)}
              </option>
            ))}
          </select>
        </label>
      )}
      <label className="field">
        {t('meeting.minutesPerItem')}
        <select
          className="input"
          value={facts.secondsPerItem ?? ''}
          onChange={(event) =>
            change({ secondsPerItem: event.target.value === '' ? null : Number(event.target.value) })
          }
        >
          <option value="">{t('meeting.noLimit')}</option>
          {minutes.map((count) => (
            <option key={count} value={count * 60}>
              {count}
            </option>
          ))}
        </select>
      </label>
      {problem && (
        <p className="notice notice--error" role="alert">
          {problem}
        </p>
      )}
      <button className="button button--primary" disabled={isBusy || isTooLong}>
        {submit}
      </button>
    </form>
  )
}
