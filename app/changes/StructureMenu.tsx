import { useTranslation } from '../i18n/useTranslation'
import { useStructureWords } from '../i18n/useStructureWords'
import type { Comparison } from '../model/history/comparison'
import { changeSentence } from '../model/history/structureText'
import type { Reading } from '../reading/reading'
import { PopoverMenu } from '../ui/PopoverMenu'

/** How much became of columns and streams themselves, and what; no mark in the grid tells of it. */
export function StructureMenu({ comparison, reading }: { comparison: Comparison; reading: Reading }) {
  const { t } = useTranslation()
  const words = useStructureWords()
  const { structure } = comparison
  if (structure.length === 0) return null
  return (
    <PopoverMenu
      label={
        <>
          {t('comparing.structure')} <span className="change-count__number">{structure.length}</span>
        </>
      }
      button={{ className: 'change-count' }}
      name={t('comparing.structureTitle')}
      className="removed-rows"
      isText
      position="bottom-start"
      width={420}
    >
      <h3>{t('comparing.structureTitle')}</h3>
      <ul>
        {structure.map((change, i) => (
          <li key={`${change.id}/${change.what}/${i}`}>
            {changeSentence(change, words)}
            {change.by && change.at !== null && (
              <span className="removed-rows__by">
                {t('comparing.by', { name: change.by.name, when: reading.momentText(change.at) })}
              </span>
            )}
          </li>
        ))}
      </ul>
    </PopoverMenu>
  )
}
