import type { Department } from '../ledger/person'
import type { Report } from './report'

export type ReportAnswer =
  | { outcome: 'told'; report: Report; departments: Department[] }
  | { outcome: 'unknown-tracker' | 'unknown-meeting' | 'too-early' }
