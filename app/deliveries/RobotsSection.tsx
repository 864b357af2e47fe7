import { Form } from '@remix-run/react'
import { useTranslation } from '../i18n/useTranslation'
import { mostRobots } from '../model/telling/robot'
import type { Robot } from '../ports/robots'
import { Section } from '../ui/Section'
import { RobotForm } from './RobotForm'
import type { RobotsAnswer } from './robotsForm'

interface RobotsSectionProps {
  robots: readonly Robot[]
  answer: RobotsAnswer | null
  isDone: boolean
}

/** The robots of group chats that are told of a ledger. It needs no script. */
export function RobotsSection({ robots, answer, isDone }: RobotsSectionProps) {
  const { t } = useTranslation()
  const trial = answer && 'trial' in answer ? answer : null
  const refused = answer && 'problem' in answer ? answer : null
  const name = robots.find(({ id }) => id === trial?.id)?.name ?? ''
  const tried = trial && t(`deliveries.robots.tried.${trial.trial.kind}`, { name, said: '', ...trial.trial })
  const isTaken = trial?.trial.kind === 'taken'
  return (
    <Section
      id="robots"
      title={t('deliveries.robots.title')}
      done={isTaken ? tried : isDone ? t('settings.done.robots') : null}
      problem={refused ? t(`settings.problem.${refused.problem}`) : isTaken ? null : tried}
    >
      <p className="section__hint robots__hint">{t('deliveries.robots.hint')}</p>
      {robots.length === 0 && <p className="robots__none">{t('deliveries.robots.none')}</p>}
      <ul className="robots">
        {robots.map((robot) => (
          <li key={robot.id} className="robots__one">
            <RobotHead robot={robot} />
            <details className="robots__edit" open={refused?.id === robot.id}>
              <summary>{t('deliveries.robots.edit')}</summary>
              <RobotForm robot={robot} values={refused?.id === robot.id ? refused.values : null} />
            </details>
          </li>
        ))}
      </ul>
      {robots.length < mostRobots && (
        <details className="robots__edit robots__add" open={refused?.id === ''}>
          <summary>{t('deliveries.robots.add')}</summary>
          <RobotForm key={robots.length} robot={null} values={refused?.id === '' ? refused.values : null} />
        </details>
      )}
    </Section>
  )
}

function RobotHead({ robot: { id, kind, name, host, end, isSigned, tellings } }: { robot: Robot }) {
  const { t } = useTranslation()
  return (
    <div className="robots__head">
      <div className="robots__about">
        <strong>{name}</strong> <span>{t(`deliveries.robots.kinds.${kind}`)}</span>
        <p>{[`${host}/…${end}`, isSigned && t('deliveries.robots.signed')].filter(Boolean).join(' · ')}</p>
        <p>{tellings.map((one) => t(`deliveries.robots.telling.${one}`)).join(' · ')}</p>
      </div>
      <Form method="post" preventScrollReset className="robots__acts">
        <input type="hidden" name="id" value={id} />
        <button
          className="button button--small"
          name="intent"
          value="robot-try"
          aria-label={t('deliveries.robots.tryOf', { name })}
        >
          {t('deliveries.robots.try')}
        </button>
        <button
          className="button button--danger button--small"
          name="intent"
          value="robot-remove"
          aria-label={t('deliveries.robots.removeOf', { name })}
        >
          {t('deliveries.robots.remove')}
        </button>
      </Form>
    </div>
  )
}
