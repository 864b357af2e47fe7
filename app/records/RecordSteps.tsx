import { useState } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import { isAskedOf } from '../model/records/asks'
import { kindOf } from '../model/records/kinds/kinds'
import { actorsOf, type LedgerRecord } from '../model/records/record'
import { eventsFor, type Step } from '../model/records/steps'
import { FieldsForm } from './FieldsForm'
import type { Field } from './recordFields'
import { useRecordContext } from './RecordContext'
import { sentText } from './sentText'
import { moreFrom, stepFields, type StepMore } from './stepFields'

/** What this person may do with a record now: a button a step, and a form for one that asks for something. */
export function RecordSteps({ record }: { record: LedgerRecord }) {
  const { t } = useTranslation()
  const { person, send } = useRecordContext()
  const [asking, setAsking] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const steps = kindOf(record.kind).steps as Record<string, Record<string, Step<string>>>
  const possible = eventsFor(steps, record.state, actorsOf(record, person)).filter((event) => isOffered(record, event))
  const take = async (event: string, words: string, more: StepMore = {}) => {
    const { id, version } = record
    return sentText(t, await send({ do: 'step', record: id, version, event, words, ...more }))
  }
  // Somebody else may have taken it on meanwhile.
  if (asking !== null && possible.includes(asking)) {
    const fields = stepFields(record, asking)
    const words: Field<string> = { name: 'words', as: 'text', ...(asksWords(asking) && { isNeeded: true }) }
    return (
      <FieldsForm
        key={asking}
        label={t(`asks.do.${asking as 'grant'}`)}
        action={t(`asks.do.${asking as 'grant'}`)}
        wordsLabel={t(`asks.words.${asking as 'reply'}`, { defaultValue: t('asks.words.other') })}
        fields={[...fields, words]}
        begun={Object.fromEntries(fields.map(({ name, begins = '' }) => [name, begins]))}
        onSend={async (filled) => {
          const text = await take(asking, (filled.words ?? '').trim(), moreFrom(fields, filled))
          if (text === null) setAsking(null)
          return text
        }}
        onCancel={() => setAsking(null)}
      />
    )
  }
  if (possible.length === 0) return null
  return (
    <>
      <div className="record__steps">
        {possible.map((event, n) => (
          <button
            key={event}
            className={`button button--small ${n === 0 && isAskedOf(record, person) ? 'button--primary' : ''}`}
            onClick={() => {
              setProblem(null)
              if (asksWords(event) || stepFields(record, event).length > 0) setAsking(event)
              else void take(event, '').then(setProblem)
            }}
          >
            {t(`asks.do.${event as 'grant'}`)}
          </button>
        ))}
      </div>
      {problem && (
        <p className="field__error" role="alert">
          {problem}
        </p>
      )}
    </>
  )

  function asksWords(event: string): boolean {
    return steps[record.state]![event]!.asksWords === true
  }
}

/** What the table lets happen, and what else of the record does not speak against. */
function isOffered(record: LedgerRecord, event: string): boolean {
  if (record.kind === 'call' && event === 'dispute') return record.facts.dispute === null
  return !(event === 'adopt' && record.item !== null)
}
