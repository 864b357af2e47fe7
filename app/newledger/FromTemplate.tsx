import { useState } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import { ledgerFromTemplate, type KeptTemplate, type LedgerTemplate } from '../model/ledger/template'
import type { Tracker } from '../model/ledger/tracker'
import { KeepTemplate } from './KeepTemplate'
import { MakingProblemNotice } from './MakingProblemNotice'
import { TemplateFiles } from './TemplateFiles'
import { TemplateView } from './TemplateView'
import { readyTemplates } from './templates/readyTemplates'
import { TitleFields } from './TitleFields'
import { useMaking } from './useMaking'
import { useTemplates } from './useTemplates'

interface FromTemplateProps {
  kept: readonly KeptTemplate[]
  ledgers: readonly Pick<Tracker, 'id' | 'title'>[]
  timeZone: string
}

/** A ledger from a template: one that comes with the program, one that the house keeps, or one in a file. */
export function FromTemplate({ kept, ledgers, timeZone }: FromTemplateProps) {
  const { t, language } = useTranslation()
  const [fromFile, setFromFile] = useState<LedgerTemplate | null>(null)
  const [chosen, setChosen] = useState(readyTemplates[0]!.id)
  const [title, setTitle] = useState({ zh: '', en: '' })
  const templates = useTemplates()
  const making = useMaking()
  const all = [
    ...readyTemplates.map(({ id, template }) => ({ id, template, hint: '' })),
    ...kept.map(({ id, template }) => ({ id, template, hint: t('newLedger.template.own') })),
    ...(fromFile ? [{ id: 'file', template: fromFile, hint: t('newLedger.template.inFile') }] : []),
  ]
  const { id, template } = all.find((one) => one.id === chosen) ?? all[0]!
  const { told } = templates
  return (
    <div className="new-ledger__panes">
      <div className="new-ledger__file">
        <form
          className="new-ledger__form"
          onSubmit={(event) => {
            event.preventDefault()
            const named = title.zh.trim() === '' ? template.title : title
            void making.make(ledgerFromTemplate(template, named, timeZone))
          }}
        >
          <fieldset className="new-ledger__choices">
            <legend className="field__label">{t('newLedger.template.which')}</legend>
            {all.map(({ id: of, template: { title: name, about }, hint }) => (
              <label key={of}>
                <input type="radio" name="template" checked={of === id} onChange={() => setChosen(of)} />
                <span>
                  {name[language] || name.zh}
                  <span className="import__hint">{about[language] || about.zh || hint}</span>
                </span>
              </label>
            ))}
          </fieldset>
          <div className="new-ledger__buttons">
            <TemplateFiles
              template={template}
              onRead={(read) => {
                templates.tell(typeof read === 'string' ? read : null)
                if (typeof read === 'string') return
                setFromFile(read)
                setChosen('file')
              }}
            />
            {id === 'file' && (
              <button type="button" className="button button--small" onClick={() => void templates.keep(template)}>
                {t('newLedger.template.keep')}
              </button>
            )}
            {kept.some((one) => one.id === id) && (
              <button
                type="button"
                className="button button--small button--danger"
                onClick={() => void templates.remove(id)}
              >
                {t('newLedger.template.remove')}
              </button>
            )}
          </div>
          {told && (
            <p className={told === 'kept' || told === 'removed' ? 'notice' : 'notice notice--error'} role="status">
              {t(`newLedger.template.told.${told}`)}
            </p>
          )}
          <TitleFields title={title} usual={template.title} onChange={setTitle} />
          <MakingProblemNotice problem={making.problem} />
          <p>
            <button className="button button--primary" disabled={making.isMaking}>
              {t('newLedger.makeIt')}
            </button>
          </p>
        </form>
        <KeepTemplate ledgers={ledgers} onKeep={(ledger, named) => void templates.keepOf(ledger, named)} />
      </div>
      <TemplateView template={template} />
    </div>
  )
}
