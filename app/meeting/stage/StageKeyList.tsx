import { stageKeys } from '../../i18n/stageKeys'
import { useTranslation } from '../../i18n/useTranslation'

/** The meeting's keys and what they do. */
export function StageKeyList() {
  const { language } = useTranslation()
  return (
    <dl className="stage-keys">
      {stageKeys[language].map(([key, does]) => (
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
