import { useState } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import { isAskedOf } from '../model/records/asks'
import { hasCome } from '../model/records/kinds/call'
import type { LedgerRecord } from '../model/records/record'
import { useNow } from '../sync/useNow'
import { FieldsForm } from './FieldsForm'
import { asksForMore, stepOf, stepsFor } from './quickSteps'
import type { Field } from './recordFields'
import { useRecordContext } from './RecordContext'
import { sentText } from './sentText'
import { moreFrom, stepFields, type StepMore } from './stepFields'

/** What this person may do with a record, of which these are the parts, now: a button a step, and a form for one that asks for something. */
export function RecordSteps({ record, parts }: { record: LedgerRecord; parts: readonly LedgerRecord[] }) {
  const { t } = useTranslation()
  const { person, send, clock } = useRecordContext()
  const now = useNow(clock)
  const [asking, setAsking] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const possible = stepsFor(record, person).filter((event) => isOffered(record, event, parts, now))
  const take = (event: string, words: string, more: StepMore = {}) => {
    const { id, version } = record
    return send({ do: 'step', record: id, version, event, words, ...more })
  }
  // Somebody else may have taken it on meanwhile.
  if (asking !== null && possible.includes(asking)) {
    const fields = stepFields(record, asking)
    const { asksWords, files } = stepOf(record, asking)
    const words: Field<string> = { name: 'words', as: 'text', ...(asksWords && { isNeeded: true }) }
    const brought: Field<string> = {
      name: 'files',
      word: 'photographs',
      as: 'files',
      ...(files === 'must' && { isNeeded: true }),
    }
    // What it is about comes first.
    const inOrder = files && !asksWords ? [brought, words] : [words, ...(files ? [brought] : [])]
    return (
      <FieldsForm
        key={asking}
        label={t(`asks.do.${asking as 'grant'}`)}
        action={t(`asks.do.${asking as 'grant'}`)}
        wordsLabel={t(`asks.words.${asking as 'reply'}`, { defaultValue: t('asks.words.other') })}
        fields={[...fields, ...inOrder]}
        begun={Object.fromEntries(fields.map(({ name, begins = '' }) => [name, begins]))}
        filesFor={{ record: record.id }}
        onSend={(filled, brought) =>
          take(asking, (filled.words ?? '').trim(), { ...moreFrom(fields, filled), files: brought })
        }
        onDone={() => setAsking(null)}
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
              if (asksForMore(record, event)) setAsking(event)
              else void take(event, '').then((sent) => setProblem(sentText(t, sent)))
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
}

/** What the table lets happen, and what else of the record and its parts does not speak against; `now`: null before it is known. */
function isOffered(record: LedgerRecord, event: string, parts: readonly LedgerRecord[], now: number | null): boolean {
  if (record.kind === 'call' && event === 'dispute')
    return record.facts.dispute === null && (now ?? 0) <= record.facts.disputeBy
  if (record.kind === 'whistle' && (event === 'withdraw' || event === 'reject'))
    return !hasCome(parts.filter((part) => part.kind === 'call'))
  return !(event === 'adopt' && record.item !== null)
}
