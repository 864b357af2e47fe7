import { useState, type DragEvent } from 'react'
import type { Translate } from '../i18n/Translate'
import { FileButton } from '../ui/FileButton'
import { fileProblemText } from './fileProblemText'
import type { FileProblem } from './fileTable'
import { tableFiles } from './tableFiles'

export interface FileDropProps {
  t: Translate
  /** Of the file that is being read, or was the last. */
  name: string
  isReading: boolean
  /** How much of it is read (0–1), if that can be said. */
  share: number | null
  /** What is wrong with the last one, if it could not be read. */
  problem: FileProblem | null
  /** What its problem means for the reader's work. */
  meaning: string
  onChoose: (file: File) => void
}

/** A place to drop a file or to choose one. */
export function FileDrop({ t, name, isReading, share, problem, meaning, onChoose }: FileDropProps) {
  const [isOver, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const [file] = event.dataTransfer.files
    if (file && !isReading) onChoose(file)
  }
  return (
    <>
      {problem && (
        <div className="notice notice--error import__problem" role="alert">
          <h3>{t('transfer.problemTitle', { name })}</h3>
          <p>{fileProblemText(t, problem)}</p>
          <p>{meaning}</p>
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
          <FileButton
            label={t('transfer.chooseFile')}
            className="button button--primary"
            accept={tableFiles}
            onFiles={([file]) => onChoose(file)}
          />
          <p className="import__hint">{t('transfer.formats')}</p>
        </div>
      )}
    </>
  )
}
