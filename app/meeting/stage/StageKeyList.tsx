import { useTranslation } from 'react-i18next'

/** The meeting's keys and what they do. */
export function StageKeyList() {
  const { t } = useTranslation()
  const keys = t('meeting.keyList', { returnObjects: true }) as string[][]
  return (
    <dl className="stage-keys">
      {keys.map(([key, does]) => (
        <div key={key}>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
  )
}
