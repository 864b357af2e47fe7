import { useEffect, useRef, useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import type { Department } from '../../model/ledger/person'
import { localTime, momentIn } from '../../model/text/dates'
import { useWording } from '../../reading/useWording'
import { csvText } from '../../transfer/csvText'
import { copyText } from '../../ui/copyText'
import { madeRows, type Made } from './madeRows'

interface MadeListProps {
  made: readonly Made[]
  departments: readonly Department[]
  timeZone: string
  /** They were taken away: copied, downloaded or printed. */
  onTaken(): void
  onAgain(): void
}

/** The links just made, in one table: to copy, to download, to print on A4. */
export function MadeList({ made, departments, timeZone, onTaken, onAgain }: MadeListProps) {
  const said = useTranslation()
  const { t } = said
  const { departmentName } = useWording(timeZone, departments)
  const [isCopied, setCopied] = useState(false)
  // A long list stood here before, and its button at the end of it.
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    window.scrollTo(0, 0)
    heading.current?.focus({ preventScroll: true })
  }, [])
  const { header, rows } = madeRows(said, made, departmentName, timeZone)
  const copy = async () => {
    if (!(await copyText([header, ...rows].map((cells) => cells.join('\t')).join('\r\n')))) return
    setCopied(true)
    onTaken()
  }
  const download = () => {
    const link = document.createElement('a')
    const url = URL.createObjectURL(new Blob([csvText(header, rows, new Set())], { type: 'text/csv' }))
    link.href = url
    link.download = `${t('peopleList.file', { date: localTime(timeZone, Date.now()).slice(0, 10) })}.csv`
    link.click()
    setTimeout(() => URL.revokeObjectURL(url), 10_000)
    onTaken()
  }
  const print = () => {
    window.print()
    onTaken()
  }
  return (
    <section className="made-list" aria-labelledby="made-list-title">
      <h2 ref={heading} id="made-list-title" className="section__heading" tabIndex={-1}>
        {t('peopleList.made', { count: made.length })}
      </h2>
      <p className="notice section__notice" role="status">
        {t('peopleList.madeOnce', { when: momentIn(timeZone, made[0]!.expiresAt) })}
      </p>
      <div className="people-list__line made-list__tools">
        <button type="button" className="button button--primary" onClick={() => void copy()}>
          {isCopied ? t('app.copied') : t('peopleList.copyTable')}
        </button>
        <button type="button" className="button" onClick={download}>
          {t('peopleList.download')}
        </button>
        <button type="button" className="button" onClick={print}>
          {t('peopleList.print')}
        </button>
        <button type="button" className="button button--quiet" onClick={onAgain}>
          {t('peopleList.again')}
        </button>
      </div>
      <div className="people__scroll">
        <table className="table made-list__table" aria-labelledby="made-list-title">
          <thead>
            <tr>
              {header.map((name, i) => (
                <th key={name} scope="col" className={`made-list__column-${i}`}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, ...cells], line) => (
              <tr key={made[line]!.url}>
                <th scope="row">{name}</th>
                {cells.map((cell, i) => (
                  <td key={header[i + 1]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
