import { useSyncExternalStore } from 'react'
import { usePageContext } from '../grid/PageContext'
import { useTranslation } from '../i18n/useTranslation'
import type { StoredColumn } from '../model/ledger/columns'
import { fileLimits } from '../model/files/attachment'
import { refusalCodes, type RefusalCode } from '../model/ledger/errors'
import { bytesText } from '../reading/bytesText'
import type { Translate } from '../i18n/Translate'
import type { SendProblem } from './sendFile'
import { canGoOn, type Uploading } from './Uploads'

/** The files that are on their way to a row's column, with how far each is, or why it stopped. */
export function UploadList({ item, column }: { item: string; column: StoredColumn }) {
  const { uploads } = usePageContext()
  const all = useSyncExternalStore(uploads.subscribe, uploads.read, uploads.read)
  const here = all.filter((one) => one.item === item && one.column === column)
  if (here.length === 0) return null
  return (
    <ul className="uploads">
      {here.map((one) => (
        <UploadLine key={one.id} upload={one} />
      ))}
    </ul>
  )
}

function UploadLine({ upload }: { upload: Uploading }) {
  const { t } = useTranslation()
  const { uploads } = usePageContext()
  const { id, name, bytes, sent, problem } = upload
  return (
    <li className="uploads__line">
      <p className="uploads__head">
        <span className="uploads__name" title={name}>
          {name}
        </span>
        <span className="file-entry__size">{bytesText(bytes)}</span>
        {canGoOn(upload) && (
          <button className="button button--quiet button--small" onClick={() => uploads.tryAgain(id)}>
            {t('files.tryAgain')}
          </button>
        )}
        <button
          className="button button--quiet button--small"
          aria-label={t(problem ? 'files.dismiss' : 'files.cancel', { name })}
          onClick={() => uploads.remove(id)}
        >
          {t(problem ? 'files.dismissShort' : 'ledger.cancel')}
        </button>
      </p>
      {problem ? (
        <p className="field__error" role="alert">
          {problemText(t, problem)}
        </p>
      ) : (
        <progress className="uploads__bar" aria-label={t('files.sending', { name })} max={bytes} value={sent} />
      )}
    </li>
  )
}

function problemText(t: Translate, problem: SendProblem): string {
  if (isRefusal(problem)) return t(`refusal.${problem}`)
  return t(`files.problem.${problem}`, {
    most: bytesText(fileLimits.bytes),
    count: fileLimits.ofRow,
    ofRow: bytesText(fileLimits.rowBytes),
  })
}

function isRefusal(problem: SendProblem): problem is Extract<SendProblem, RefusalCode> {
  return (refusalCodes as readonly string[]).includes(problem)
}
