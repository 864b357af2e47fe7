import type { Migration } from 'kysely'
import * as signals from '../migrations/0017-signals'
import * as earlierNames from '../migrations/0018-earlier-names'
import * as records from '../migrations/0019-records'
import * as attachments from '../migrations/0020-attachments'
import * as calendar from '../migrations/0021-calendar'
import * as clocks from '../migrations/0022-clocks'
import * as reminders from '../migrations/0023-reminders'
import * as deliveries from '../migrations/0024-deliveries'
import * as asker from '../migrations/0025-asker'
import * as recordFiles from '../migrations/0026-record-files'
import * as reportSpans from '../migrations/0027-report-spans'
import * as ledger from './migrations/0001-ledger'
import * as epochs from './migrations/0002-epochs'
import * as comments from './migrations/0003-comments'
import * as views from './migrations/0004-views'
import * as meetings from './migrations/0005-meetings'
import * as reports from './migrations/0006-reports'
import * as adminLog from './migrations/0007-admin-log'
import * as meetingFacts from './migrations/0008-meeting-facts'
import * as ownReports from './migrations/0009-own-reports'
import * as columns from './migrations/0010-columns'
import * as grants from './migrations/0011-grants'
import * as passwordResets from './migrations/0012-password-resets'
import * as closedDepartments from './migrations/0013-closed-departments'
import * as namedInvitations from './migrations/0014-named-invitations'
import * as archive from './migrations/0015-archive'
import * as templates from './migrations/0016-templates'

/** By name, in order. They are listed, not read from a folder, so that they can be bundled. */
export const migrations = {
  '0001-ledger': ledger,
  '0002-epochs': epochs,
  '0003-comments': comments,
  '0004-views': views,
  '0005-meetings': meetings,
  '0006-reports': reports,
  '0007-admin-log': adminLog,
  '0008-meeting-facts': meetingFacts,
  '0009-own-reports': ownReports,
  '0010-columns': columns,
  '0011-grants': grants,
  '0012-password-resets': passwordResets,
  '0013-closed-departments': closedDepartments,
  '0014-named-invitations': namedInvitations,
  '0015-archive': archive,
  '0016-templates': templates,
  '0017-signals': signals,
  '0018-earlier-names': earlierNames,
  '0019-records': records,
  '0020-attachments': attachments,
  '0021-calendar': calendar,
  '0022-clocks': clocks,
  '0023-reminders': reminders,
  '0024-deliveries': deliveries,
  '0025-asker': asker,
  '0026-record-files': recordFiles,
  '0027-report-spans': reportSpans,
} satisfies Record<string, Migration>

/** Those that a version of before had, up to this one. */
export function migrationsUpTo(last: string): Record<string, Migration> {
  return Object.fromEntries(Object.entries(migrations).filter(([name]) => name <= last))
}
