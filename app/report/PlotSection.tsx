import type { ReactNode } from 'react'
import type { TableId } from '../model/report/table'
import { answerOf } from './answers'
import { FigureTable } from './FigureTable'
import { useReport } from './ReportContext'

interface PlotSectionProps {
  plot: Exclude<TableId, 'headline'>
  /** It is a table by itself: there is none beneath. */
  isTable?: boolean
  children: ReactNode
}

/** A plot under the question that it answers, with its answer in words, and its figures beneath. */
export function PlotSection({ plot, isTable = false, children }: PlotSectionProps) {
  const { report, reading, words, areTablesOpen, fileOf } = useReport()
  const { t } = reading
  const files = (
    <p className="plot__files">
      <a href={fileOf(plot, 'csv')} download aria-label={`${words.table(plot)} ${t('report.csv')}`}>
        {t('report.csv')}
      </a>
      <a href={fileOf(plot, 'xlsx')} download aria-label={`${words.table(plot)} ${t('report.xlsx')}`}>
        {t('report.xlsx')}
      </a>
    </p>
  )
  return (
    <section className={`plot plot--${plot}`} aria-labelledby={`plot-${plot}`}>
      <h2 id={`plot-${plot}`} className="plot__question">
        {t(`report.question.${plot}`)}
      </h2>
      <p className="plot__answer">{answerOf(plot, report, words, t)}</p>
      {report.tables[plot].rows.length > 0 && (
        <>
          {children}
          {!isTable && (
            <details className="plot__figures" open={areTablesOpen}>
              <summary>{t('report.table')}</summary>
              <FigureTable table={plot} />
            </details>
          )}
          {files}
        </>
      )}
    </section>
  )
}
