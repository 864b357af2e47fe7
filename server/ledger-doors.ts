import type { HousePerson } from '#app/model/house/housePerson'
import type { AttachmentsPort } from '#app/ports/attachments'
import type { CommentsPort } from '#app/ports/comments'
import type { FilesPort } from '#app/ports/files'
import type { GrantsPort } from '#app/ports/grants'
import type { HistoryPort } from '#app/ports/history'
import type { LedgersPort, MemberLedger, ScreenLedger } from '#app/ports/ledgers'
import type { MeetingsPort } from '#app/ports/meetings'
import type { PreferencesPort } from '#app/ports/preferences'
import type { RecordsPort } from '#app/ports/records'
import type { ReportPort } from '#app/ports/report'
import type { RowsPort } from '#app/ports/rows'
import type { RobotsPort } from '#app/ports/robots'
import type { ScreensPort } from '#app/ports/screens'
import type { SettingsPort } from '#app/ports/settings'
import type { ViewsPort } from '#app/ports/views'
import type { Db } from '#db/connect'
import { closingOf } from '#db/closing'
import { askedIn } from '#db/asked-in'
import { accessesOf } from '#db/grants'
import { createLedgers } from '#db/ledgers'
import { readReport } from '#db/report'
import { atOneMoment } from '#db/transactions'
import { readState } from './meetings/state'
import type { createKeeping } from './ledger-keeping'
import type { createMaking } from './make-ledger'
import { Member } from './member'
import { sayNotSaving } from './not-saving'
import { callsShown } from './records/whistles'
import { ScreenPass } from './screen-pass'

export interface LedgersOptions {
  db: Db
  commentsOf: (member: Member) => CommentsPort
  attachmentsOf: (member: Member) => AttachmentsPort
  viewsOf: (member: Member) => ViewsPort
  meetingsOf: (member: Member) => MeetingsPort
  recordsOf: (member: Member) => RecordsPort
  screensOf: (member: Member) => ScreensPort
  settingsOf: (member: Member) => SettingsPort
  robotsOf: (member: Member) => RobotsPort
  grantsOf: (member: Member) => GrantsPort
  files: FilesPort
  make: ReturnType<typeof createMaking>
  keeping: ReturnType<typeof createKeeping>
}

/** The doors to ledgers, for whoever asks: behind each, ports that are bound to its member, or to the screen's pass (L1). */
export function createLedgerDoors(options: LedgersOptions): (person: HousePerson | null) => LedgersPort {
  const { db, commentsOf, attachmentsOf, viewsOf, meetingsOf, recordsOf, screensOf, settingsOf, grantsOf, robotsOf } =
    options
  const { files, make, keeping } = options
  const ledgers = createLedgers(db)

  const rowsOf = ({ ledger: { id } }: Member | ScreenPass): RowsPort => ({
    async read() {
      const snapshot = await ledgers.read(id)
      // It was there when the door was opened.
      if (!snapshot) throw new Response(null, { status: 404, statusText: 'Not Found' })
      return snapshot
    },
    readAsOf: (at) => ledgers.readAsOf(id, at),
  })
  const historyOf = ({ ledger: { id } }: Member | ScreenPass): HistoryPort => ({
    ofRow: (item, column, before) => ledgers.history(id, item, column, before),
    closing: (item) => closingOf(db, id, item),
    compare: (from, to, now) => ledgers.compare(id, from, to, now),
  })
  const reportFor = ({ ledger: { id } }: Member): ReportPort => ({
    read: (from, to, now) => readReport(db, id, from, to, now),
  })
  const preferencesOf = ({ ledger, person }: Member): PreferencesPort => ({
    read: () => ledgers.preferences(person.id, ledger.id),
    save: (preferences) => ledgers.savePreferences(person.id, ledger.id, preferences),
  })
  const memberLedger = (member: Member): MemberLedger => ({
    tracker: member.ledger,
    person: member.person,
    access: member.access,
    rows: sayNotSaving(rowsOf(member)),
    history: sayNotSaving(historyOf(member)),
    report: sayNotSaving(reportFor(member)),
    preferences: sayNotSaving(preferencesOf(member)),
    comments: sayNotSaving(commentsOf(member)),
    attachments: sayNotSaving(attachmentsOf(member)),
    views: sayNotSaving(viewsOf(member)),
    meetings: sayNotSaving(meetingsOf(member)),
    records: sayNotSaving(recordsOf(member)),
    screens: sayNotSaving(screensOf(member)),
    settings: sayNotSaving(settingsOf(member)),
    robots: sayNotSaving(robotsOf(member)),
    grants: sayNotSaving(grantsOf(member)),
    keeping: sayNotSaving(keeping.portOf(member)),
    mayKeep: member.mayKeep,
    files,
  })
  const screenLedger = (pass: ScreenPass): ScreenLedger => ({
    tracker: pass.ledger,
    rows: { read: rowsOf(pass).read },
    history: { compare: historyOf(pass).compare },
    calls: () => callsShown(db, pass.ledger.id),
    meetings: { state: () => atOneMoment(db).execute((trx) => readState(trx, pass.ledger.id)) },
  })

  const reachedBy = async (person: HousePerson | null) => {
    if (person === null) return []
    const all = await accessesOf(db, person, await ledgers.list())
    return all.flatMap(({ ledger, access }) => (access === 'none' ? [] : ledger))
  }

  return (person) => ({
    list: () => reachedBy(person),
    async reach() {
      const reached = await reachedBy(person)
      const ids = reached.map(({ id }) => id)
      const putAway = reached.map(({ archivedAt }) => (archivedAt === undefined ? '' : '*'))
      return JSON.stringify([ids, putAway, await askedIn(db, ids)])
    },
    async enter(id) {
      const member = await Member.enter(db, person, id)
      return member && memberLedger(member)
    },
    create: async (wish) => (person === null ? { kind: 'not-allowed' } : make(person, wish)),
    removed: () => keeping.removed(person),
    restore: (file) => keeping.restore(person, file),
    async screen(token) {
      const pass = await ScreenPass.open(db, token)
      return pass && screenLedger(pass)
    },
  })
}
