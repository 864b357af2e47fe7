import { useTranslation } from '../i18n/useTranslation'
import type { LedgerTemplate } from '../model/ledger/template'
import { FileButton } from '../ui/FileButton'
import { readTemplate, templateText } from './templateFile'

interface TemplateFilesProps {
  template: LedgerTemplate
  /** A template was read from a file, or there is none in it. */
  onRead: (read: Awaited<ReturnType<typeof readTemplate>>) => void
}

/** A template out, and in, as one file. */
export function TemplateFiles({ template, onRead }: TemplateFilesProps) {
  const { t, language } = useTranslation()
  const download = () => {
    const url = URL.createObjectURL(new Blob([templateText(template)], { type: 'application/json' }))
    const name = `${template.title[language] || template.title.zh}.json`
    Object.assign(document.createElement('a'), { href: url, download: name }).click()
    URL.revokeObjectURL(url)
  }
  return (
    <>
      <FileButton
        label={t('newLedger.template.load')}
        accept=".json,application/json"
        onFiles={([file]) => void readTemplate(file).then(onRead)}
      />
      <button type="button" className="button button--small" onClick={download}>
        {t('newLedger.template.save')}
      </button>
    </>
  )
}
