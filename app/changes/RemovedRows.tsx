import { useTranslation } from 'react-i18next'
import type { Reading } from '../reading/reading'
import { PopoverMenu } from '../ui/PopoverMenu'
import type { Comparison } from '../model/history/comparison'

/** How many rows were deleted; the grid cannot show them, so that they are named here. */
export function RemovedRows({ comparison, reading }: { comparison: Comparison; reading: Reading }) {
  const { t } = useTranslation()
  const removed = comparison.rows.filter(({ change }) => change === 'removed')
  return (
    <PopoverMenu
      label={
        <>
          {t('comparing.removed')} <span className="change-count__number">{removed.length}</span>
        </>
      }
      button={{ className: 'change-count', disabled: removed.length === 0 }}
      name={t('comparing.removedTitle')}
      className="removed-rows"
      isText
      position="bottom-start"
      width={420}
    >
      <h3>{t('comparing.removedTitle')}</h3>
      <ul>
        {removed.map(({ item, label, by, at }) => (
          <li key={item}>
            <span className="figures">{label.code}</span> {(reading.language === 'en' && label.titleEn) || label.title}
            {by && at !== null && (
              <span className="removed-rows__by">
                {t('comparing.removedBy', { name: by.name, when: reading.momentText(at) })}
              </span>
            )}
          </li>
        ))}
      </ul>
    </PopoverMenu>
  )
}
