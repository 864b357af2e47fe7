import { useTranslation } from '../i18n/useTranslation'
import { departmentKinds } from '../model/ledger/person'

export function KindSelect({ id, form, value, label }: { id?: string; form?: string; value: string; label?: string }) {
  const { t } = useTranslation()
  return (
    <select id={id} form={form} name="kind" className="input" defaultValue={value} aria-label={label}>
      {departmentKinds.map((kind) => (
        <option key={kind} value={kind}>
          {t(`people.kind-${kind}`)}
        </option>
      ))}
    </select>
  )
}
