import { useTranslation } from '../../i18n/useTranslation'
import { useRef } from 'react'
import type { Decision } from '../../model/meeting/meeting'
import type { MeetingCommand } from '../../model/meeting/meetingCommand'
import type { DraftDecision } from '../../model/meeting/presenting'
import { newId } from '../../sync/newId'
import { problemOf } from '../problemOf'
import type { MeetingReader } from '../useMeeting'

/** Each is one command, which the server does whole or not at all (R2). Null when it is done; else why not, in words. */
export interface Decisions {
  /** Records a decision, with the cells that follow from it. */
  record(draft: DraftDecision): Promise<string | null>
  /** Makes a sub-item of one. */
  toSubItem(decision: Decision): Promise<string | null>
  settle(decision: Decision): Promise<string | null>
  withdraw(decision: Decision): Promise<string | null>
}

export function useDecisions(send: MeetingReader['send']): Decisions {
  const { t } = useTranslation()
  const tried = useRef<{ id: string; asked: string } | null>(null)
  const command = async (asked: MeetingCommand) => problemOf(t, await send(asked))
  return {
    async record(draft) {
      // Sent again because no answer came, it is the same decision.
      const asked = JSON.stringify(draft)
      const id = tried.current?.asked === asked ? tried.current.id : newId()
      tried.current = { id, asked }
      const problem = await command({ do: 'decide', id, ...draft })
      if (problem === null) tried.current = null
      return problem
    },
    toSubItem: ({ id }) => command({ do: 'sub-item', decision: id }),
    settle: ({ id }) => command({ do: 'settle', decision: id }),
    withdraw: ({ id }) => command({ do: 'withdraw', decision: id }),
  }
}
