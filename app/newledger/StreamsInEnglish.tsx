import { useTranslation } from '../i18n/useTranslation'
import { limits } from '../model/ledger/limits'
import type { ShownProposal } from './recognise/shownProposal'
import { SaidOnLeaving } from './SaidOnLeaving'
import type { Workbench } from './useWorkbench'

/** What streams are called in English, for who wants to say so: they are read in Chinese otherwise. */
export function StreamsInEnglish({ bench, proposal }: { bench: Workbench; proposal: ShownProposal }) {
  const { t } = useTranslation()
  const { streams } = proposal
  if (streams.length === 0) return null
  return (
    <details className="new-ledger__keep">
      <summary>{t('newLedger.streamsEn')}</summary>
      <table className="table new-ledger__names">
        <tbody>
          {streams.map(({ id, title, titleEn }) => (
            <tr key={id}>
              <th scope="row">{title}</th>
              <td>
                <SaidOnLeaving
                  label={t('newLedger.inEnglishOf', { name: title })}
                  value={titleEn}
                  maxLength={limits.shortText}
                  placeholder={t('newLedger.asInChinese')}
                  onSay={(text) => bench.correct('streamsEn', title, text)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
