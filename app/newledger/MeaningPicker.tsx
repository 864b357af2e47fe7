import { useTranslation } from '../i18n/useTranslation'
import { ownKinds } from '../model/ledger/schema'
import { builtInMeanings, type BuiltInMeaning, type Meaning, type ProposedColumn } from './recognise/proposal'

/** What a column of the file becomes. What was picked by hand may be given back to recognition by the first choice. */
export function MeaningPicker({
  column: { name, letter, meaning, isCorrected },
  onPick,
}: {
  column: ProposedColumn
  onPick: (meaning: Meaning | undefined) => void
}) {
  const { t } = useTranslation()
  const nameOf = (one: BuiltInMeaning) => (one === 'subTitle' ? t('newLedger.subTitle') : t(`column.${one}`))
  return (
    <select
      className="input input--small new-ledger__picker"
      aria-label={t('transfer.columnFor', { name: name || letter })}
      value={meaning}
      onChange={({ target }) => onPick(target.value === 'guess' ? undefined : (target.value as Meaning))}
    >
      {isCorrected && <option value="guess">{t('newLedger.guess')}</option>}
      <optgroup label={t('newLedger.builtIn')}>
        {builtInMeanings.map((one) => (
          <option key={one} value={one}>
            {nameOf(one)}
          </option>
        ))}
      </optgroup>
      <optgroup label={t('newLedger.own')}>
        {ownKinds.map((kind) => (
          <option key={kind} value={`own:${kind}`}>
            {t('newLedger.ownOf', { kind: t(`newLedger.kind.${kind}`) })}
          </option>
        ))}
      </optgroup>
      <option value="out">{t('newLedger.leaveOut')}</option>
    </select>
  )
}
