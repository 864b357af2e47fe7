import { useState } from 'react'
import { usePageContext } from '../grid/PageContext'
import { reminderText } from '../inbox/reminderText'
import { useTranslation } from '../i18n/useTranslation'
import type { ToldReminder } from '../model/records/inbox'

/** So many are shown at first. */
const latest = 2

/** What the ledger reminded of by itself: when, by which rule, whom it told or why nobody, and whether it was late. */
export function ReminderStrip({ reminders }: { reminders: readonly ToldReminder[] }) {
  const { t } = useTranslation()
  const { reading } = usePageContext()
  const [isWhole, showWhole] = useState(false)
  const shown = isWhole ? reminders : reminders.slice(0, latest)
  return (
    <article className="record record--over" aria-label={t('asks.reminders.title')}>
      <p className="record__head">
        <strong>{t('asks.reminders.title')}</strong>
        <span className="record__state">{t('asks.reminders.times', { count: reminders.length })}</span>
      </p>
      <ol className="record__trail">
        {shown.map((reminder) => (
          <li key={`${reminder.rule}/${reminder.days}/${reminder.version}/${reminder.department}`}>
            <time>{reading.momentText(reminder.at)}</time> {reminderText({ t, reading }, reminder)}
            {reminder.why === null && (
              <> · {t('asks.reminders.told', { department: reading.departmentName(reminder.department) })}</>
            )}
          </li>
        ))}
      </ol>
      {reminders.length > latest && !isWhole && (
        <div className="record__steps">
          <button className="button button--quiet button--small" onClick={() => showWhole(true)}>
            {t('asks.reminders.earlier', { count: reminders.length - latest })}
          </button>
        </div>
      )}
    </article>
  )
}
