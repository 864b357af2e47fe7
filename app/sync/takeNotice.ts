import type { Department } from '../model/ledger/person'
import type { Stamp } from '../model/ledger/stamp'
import type { Tracker } from '../model/ledger/tracker'
import type { Notice } from '../model/live/wire'
import type { Notices } from './Notices'

/** Whoever does something about a notice. */
export interface NoticeTakers {
  setStamps(stamps: Record<string, Stamp>): void
  setDepartments(departments: Department[]): void
  setTracker(tracker: Tracker): void
  setNotSaving(isNotSaving: boolean): void
  notices: Pick<Notices, 'tell'>
}

/** Does what a notice asks of a page. One that a newer server sends and this page does not know is passed over. */
export function takeNotice(notice: Notice, takers: NoticeTakers): void {
  switch (notice.type) {
    case 'stamps':
      takers.setStamps(notice.stamps)
      break
    case 'departments':
      takers.setDepartments(notice.departments)
      break
    case 'tracker':
      takers.setTracker(notice.tracker)
      break
    case 'not-saving':
    case 'saving-again':
      takers.setNotSaving(notice.type === 'not-saving')
      break
    case 'views':
    case 'comment':
    case 'records':
    case 'reminded':
    case 'meeting':
      takers.notices.tell(notice)
      break
    default:
      notice satisfies never
  }
}
