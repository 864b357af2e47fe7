import { useStructureWords } from '../i18n/useStructureWords'
import type { StructureChange, StructureField } from '../model/history/structureChange'
import { sayChange } from '../model/history/structureText'
import type { FullWording } from '../reading/useWording'
import { OldNew } from './OldNew'

interface StructureChangesProps {
  changes: readonly StructureChange[]
  reading: FullWording
}

/** Of these what changed in them is shown. */
const longTexts: ReadonlySet<string> = new Set<StructureField>(['problem', 'problemEn', 'note', 'noteEn', 'help'])

/** What became of columns and streams themselves, as `ChangedRows` tells of rows; nothing, where nothing did. */
export function StructureChanges({ changes, reading }: StructureChangesProps) {
  const { t } = reading
  const words = useStructureWords()
  if (changes.length === 0) return null
  return (
    <table className="changes changes--structure" aria-label={t('records.compare.structure')}>
      <thead>
        <tr>
          <th scope="col" className="changes__subject">
            {t('records.compare.structure')}
          </th>
          <th scope="col" className="changes__what">
            {t('records.compare.what')}
          </th>
          <th scope="col">{t('records.compare.change')}</th>
          <th scope="col" className="changes__who">
            {t('records.compare.who')}
          </th>
        </tr>
      </thead>
      {changes.map((change, i) => {
        const { subject, what, before, after } = sayChange(change, words)
        return (
          <tbody key={`${change.id}/${change.what}/${i}`} className="changes__row">
            <tr>
              <th scope="row" className="changes__subject">
                {subject}
              </th>
              <td className="changes__what">{what}</td>
              <td className="change">
                {change.what === 'added' ? (
                  <ins>{after}</ins>
                ) : (
                  before + after !== '' && (
                    <OldNew isLong={longTexts.has(change.what)} before={before} after={after} reading={reading} />
                  )
                )}
              </td>
              <td className="changes__who">
                {change.by && <>{reading.who(change.by)} </>}
                {change.at !== null && <time>{reading.momentText(change.at)}</time>}
              </td>
            </tr>
          </tbody>
        )
      })}
    </table>
  )
}
