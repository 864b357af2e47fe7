import { useState } from 'react'
import { usePageContext } from '../grid/PageContext'
import { useTranslation } from '../i18n/useTranslation'
import type { Attachment } from '../model/files/attachment'
import { isShownType } from '../model/files/fileKinds'
import type { StoredColumn } from '../model/ledger/columns'
import type { OutlineItem } from '../model/ledger/outline'
import { fileAt } from '../model/text/fileLink'
import { parseLink, type Link } from '../model/text/links'
import { bytesText } from '../reading/bytesText'
import { FilePreview } from './FilePreview'
import { useAttachments } from './useAttachments'

interface FileEntriesProps {
  entry: OutlineItem
  column: StoredColumn
  /** What the cell says: entries that name files, and links. */
  lines: readonly string[]
}

/** What a row has as evidence: each file with its size, shown in place or downloaded, and each link. */
export function FileEntries({ entry, column, lines }: FileEntriesProps) {
  const { t } = useTranslation()
  const { tracker, isEditable, write } = usePageContext()
  const [shown, setShown] = useState<{ link: Link; file: Attachment } | null>(null)
  const links = lines.map((line) => ({ line, link: parseLink(line) }))
  const ids = links.flatMap(({ link }) => {
    const file = fileAt(link?.url ?? '')
    return file?.ledger === tracker ? file.id : []
  })
  const known = useAttachments(tracker, entry.item.id, ids)
  const canRemove = isEditable(entry, column)
  const remove = (gone: string) =>
    write([{ item: entry.item.id, column, value: lines.filter((line) => line !== gone) }])
  return (
    <>
      <ul className="link-list">
        {links.map(({ line, link }) => {
          const id = fileAt(link?.url ?? '')?.id
          if (!link) return <li key={line}>{line}</li>
          if (id === undefined)
            return (
              <li key={line}>
                <a href={link.url} target="_blank" rel="noopener noreferrer">
                  {link.label}
                </a>
              </li>
            )
          return (
            <li key={line} className="file-entry">
              <FileName link={link} file={known.get(id)} onShow={setShown} />
              {canRemove && (
                <button
                  className="button button--quiet button--small file-entry__remove"
                  aria-label={t('files.remove', { name: link.label })}
                  onClick={() => remove(line)}
                >
                  {t('files.removeShort')}
                </button>
              )}
            </li>
          )
        })}
      </ul>
      {shown && <FilePreview {...shown} onClose={() => setShown(null)} />}
    </>
  )
}

function FileName({
  link,
  file,
  onShow,
}: {
  link: Link
  file: Attachment | undefined
  onShow(shown: { link: Link; file: Attachment }): void
}) {
  const { t } = useTranslation()
  const { reading } = usePageContext()
  const isShown = file !== undefined && isShownType(file.type)
  const by = file && t('files.by', { who: reading.who(file.by), when: reading.momentText(file.at) })
  return (
    <>
      <a
        className="file-entry__name"
        href={link.url}
        title={by}
        download={isShown ? undefined : ''}
        onClick={(event) => {
          if (!isShown || event.ctrlKey || event.metaKey || event.shiftKey) return
          event.preventDefault()
          onShow({ link, file })
        }}
      >
        {link.label}
      </a>
      {file && <span className="file-entry__size">{bytesText(file.bytes)}</span>}
    </>
  )
}
