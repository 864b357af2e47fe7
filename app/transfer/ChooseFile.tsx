import type { Translate } from '../i18n/Translate'
import { useRef, useState, type DragEvent } from 'react'
import type { FileProblem } from './fileTable'
import type { Import } from './useImport'

/** What cannot be read may be chosen too: then it is told what it is and what to do. */
const choosable = '.csv,.tsv,.txt,.xlsx,.xlsm,.xls,.xlsb,.et,.ods,.html,.xml'

/** The first step: choose or drop a file; what is wrong with the last one, if it could not be read. */
export function ChooseFile({ t, importing, onCancel }: { t: Translate; importing: Import; onCancel: () => void }) {
  const { step, name, share, problem, read } = importing
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const isReading = step === 'reading'
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const [file] = event.dataTransfer.files
    if (file && !isReading) void read(file)
  }
  return (
    <>
      <div className="import__body">
        {problem && (
          <div className="notice notice--error import__problem" role="alert">
            <h3>{t('transfer.problemTitle', { name })}</h3>
            <p>
              {[whereText(t, problem), t(`transfer.problem.${problem.code}`, { detail: problem.detail })]
                .filter(Boolean)
                .join(t('ledger.colon'))}
            </p>
            <p>{t('transfer.nothingChanged')}</p>
          </div>
        )}
        {isReading ? (
          <div className="import__drop import__wait" role="status">
            <p>{t('transfer.reading', { name })}</p>
            <progress aria-label={t('transfer.reading', { name })} value={share ?? undefined} />
          </div>
        ) : (
          <div
            className={isOver ? 'import__drop import__drop--over' : 'import__drop'}
            onDragOver={(event) => {
              event.preventDefault()
              setOver(true)
            }}
            onDragLeave={() => setOver(false)}
            onDrop={drop}
          >
            <p>{t('transfer.drop')}</p>
            <button className="button button--primary" onClick={() => input.current?.click()}>
              {t('transfer.chooseFile')}
            </button>
            <input
              ref={input}
              type="file"
              hidden
              accept={choosable}
              aria-label={t('transfer.chooseFile')}
              onChange={({ target }) => {
                const file = target.files?.[0]
                target.value = ''
                if (file) void read(file)
              }}
            />
            <p className="import__hint">{t('transfer.formats')}</p>
          </div>
        )}
        <p className="import__hint">{t('transfer.harmless')}</p>
        <p className="import__hint">{t('transfer.getTemplate')}</p>
      </div>
      <footer className="import__foot">
        <button className="button" onClick={onCancel}>
          {t('ledger.cancel')}
        </button>
      </footer>
    </>
  )
}

function whereText(t: Translate, { line, column }: FileProblem): string {
  if (line === undefined) return ''
  return column === undefined ? t('transfer.where.line', { line }) : t('transfer.where.both', { line, column })
}
