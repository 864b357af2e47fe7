import type { AskedPoint } from '../model/history/comparisonAnswer'
import type { ReportAnswer } from '../model/report/reportAnswer'

/** What figures say of a ledger. */
export interface ReportPort {
  /** As of one moment against another, whichever is named first (`now`: ms). */
  read(from: AskedPoint, to: AskedPoint, now: number): Promise<ReportAnswer>
}
