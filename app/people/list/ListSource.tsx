import { useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { longestPeopleList } from '../../model/house/peopleList'
import { FileButton } from '../../ui/FileButton'
import { fileProblemText } from '../../transfer/fileProblemText'
import { tableFiles } from '../../transfer/tableFiles'
import type { Drafts, ReadReport } from './useDrafts'

/** Where a list comes from: pasted, or a file. What is read is added to what is there. */
export function ListSource({ drafts }: { drafts: Drafts }) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const { isReading, report, read } = drafts
  const readText = async () => {
    if (await read(new File([text], 'list.tsv'))) setText('')
  }
  return (
    <div className="people-list__source">
      <label className="field__label" htmlFor="people-list-text">
        {t('peopleList.paste')}
      </label>
      <textarea
        id="people-list-text"
        className="input people-list__text"
        rows={drafts.drafts.length > 0 ? 3 : 8}
        placeholder={t('peopleList.placeholder')}
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="people-list__line">
        <button
          type="button"
          className="button"
          disabled={isReading || text.trim() === ''}
          onClick={() => void readText()}
        >
          {t('peopleList.read')}
        </button>
        <FileButton
          label={t('peopleList.chooseFile')}
          className="button"
          accept={tableFiles}
          disabled={isReading}
          onFiles={([file]) => void read(file)}
        />
        <span className="field__hint">{t('peopleList.formats', { most: longestPeopleList })}</span>
      </div>
      <div role="status">{report && <Report report={report} />}</div>
    </div>
  )
}

function Report({ report }: { report: ReadReport }) {
  const { t } = useTranslation()
  switch (report.kind) {
    case 'read':
      return (
        <>
          {report.sheet !== '' && <p className="notice">{t('peopleList.readFrom', { sheet: report.sheet })}</p>}
          {report.unused.length > 0 && (
            <p className="notice">{t('peopleList.unused', { names: report.unused.join(t('newLedger.listSign')) })}</p>
          )}
        </>
      )
    case 'nothing':
      return <p className="notice notice--error">{t('peopleList.nothingRead')}</p>
    case 'too-long':
      return (
        <p className="notice notice--error">
          {t('peopleList.tooLong', { most: longestPeopleList, count: report.count })}
        </p>
      )
    case 'broken':
      return <p className="notice notice--error">{fileProblemText(t, report.problem)}</p>
  }
}
