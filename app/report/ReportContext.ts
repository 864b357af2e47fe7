import { createContext, useContext } from 'react'
import type { TableId } from '../model/report/table'
import type { FullWording } from '../reading/useWording'
import type { ShownReport } from './shownReport'
import type { TableWords } from './tableWords'

/** What all parts of a report's page need. */
export interface ReportPageContext {
  report: ShownReport
  reading: FullWording
  words: TableWords
  /** Are the figures under all plots to be seen? */
  areTablesOpen: boolean
  /** Where a figure leads: to what it counts. */
  addressOf(table: TableId, row: string, column: string): string
  fileOf(table: TableId, ending: 'csv' | 'xlsx'): string
}

const Context = createContext<ReportPageContext | null>(null)
export const ReportContextProvider = Context.Provider

export function useReport(): ReportPageContext {
  return useContext(Context)!
}
