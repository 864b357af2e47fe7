import { useTranslation } from '../i18n/useTranslation'
import type { Translate } from '../i18n/Translate'
import { fileLimits } from '../model/files/attachment'
import { refusalCodes, type RefusalCode } from '../model/ledger/errors'
import { bytesText } from '../reading/bytesText'
import type { SendProblem } from './sendFile'
import { useThumbnail } from './useThumbnail'
import { canGoOn, type Uploading, type Uploads } from './Uploads'

interface UploadLineProps {
  upload: Uploading
  uploads: Uploads
}

/** One file that is being handed in: how far it is, or why it stopped; it may be taken away. */
export function UploadLine({ upload, uploads }: UploadLineProps) {
  const { t } = useTranslation()
  const { id, file, sent, problem, isWhole } = upload
  const { name } = file
  const picture = useThumbnail(isWhole ? file : null)
  return (
    <li className="uploads__line">
      <p className="uploads__head">
        {picture !== null && <img className="uploads__picture" src={picture} alt="" />}
        <span className="uploads__name" title={name}>
          {name}
        </span>
        <span className="file-entry__size">{bytesText(file.size)}</span>
        {canGoOn(upload) && (
          <button type="button" className="button button--quiet button--small" onClick={() => uploads.tryAgain(id)}>
            {t('files.tryAgain')}
          </button>
        )}
        <button
          type="button"
          className="button button--quiet button--small"
          aria-label={t(problem ? 'files.dismiss' : isWhole ? 'files.remove' : 'files.cancel', { name })}
          onClick={() => uploads.remove(id)}
        >
          {t(problem ? 'files.dismissShort' : isWhole ? 'files.removeShort' : 'ledger.cancel')}
        </button>
      </p>
      {problem ? (
        <p className="field__error" role="alert">
          {problemText(t, problem)}
        </p>
      ) : (
        !isWhole && (
          <progress className="uploads__bar" aria-label={t('files.sending', { name })} max={file.size} value={sent} />
        )
      )}
    </li>
  )
}

function problemText(t: Translate, problem: SendProblem): string {
  if (isRefusal(problem)) return t(`refusal.${problem}`)
  return t(`files.problem.${problem}`, {
    most: bytesText(fileLimits.bytes),
    count: fileLimits.together,
    together: bytesText(fileLimits.bytesTogether),
  })
}

function isRefusal(problem: SendProblem): problem is Extract<SendProblem, RefusalCode> {
  return (refusalCodes as readonly string[]).includes(problem)
}
