import type { Logger } from 'pino'
import type { Person } from '#app/model/ledger/person'
import { noteAttendance, type Sighting } from '#db/attendance'
import type { Db } from '#db/connect'
import { openMeeting } from '#db/meetings'
import { inLedger } from '#db/transactions'

export interface AttendanceOptions {
  db: Db
  now: () => number
  log: Logger
}

/**
 * Notes who comes and goes while a meeting is on. Those who come at once, as after a restart, are written together: one
 * write runs at a time, and takes all that came meanwhile.
 */
export class Attendance {
  private waiting = new Map<string, Sighting[]>()
  private writing: Promise<void> | null = null

  constructor(private readonly options: AttendanceOptions) {}

  saw(tracker: string, person: Person): void {
    const sightings = this.waiting.get(tracker)
    const sighting = { person, at: this.options.now() }
    if (sightings) sightings.push(sighting)
    else this.waiting.set(tracker, [sighting])
    this.writing ??= this.write()
  }

  /** Resolves when everything is written. */
  async settle(): Promise<void> {
    while (this.writing) await this.writing
  }

  private async write(): Promise<void> {
    const { db, log } = this.options
    while (this.waiting.size > 0) {
      const all = this.waiting
      this.waiting = new Map()
      try {
        for (const [tracker, sightings] of all) {
          await inLedger(db, tracker).execute(async (trx) => {
            const meeting = await openMeeting(trx, tracker)
            if (meeting) await noteAttendance(trx, meeting.id, sightings)
          })
        }
      } catch (error) {
        log.error({ err: error }, 'attendance could not be written')
      }
    }
    this.writing = null
  }
}
