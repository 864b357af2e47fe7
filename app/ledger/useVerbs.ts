import { useCallback } from 'react'
import { readAnswer } from '../contracts/contract'
import { commentAdded } from '../contracts/comments'
import type { PageContext } from '../grid/PageContext'
import type { Translate } from '../i18n/Translate'
import { coordinates, type Person } from '../model/ledger/person'
import type { CommentOutcome } from '../model/records/comment'
import { editsOf } from '../model/ledger/verbs'
import type { ToastMessage } from './Toast'

interface VerbsHost {
  tracker: string
  person: Person
  t: Translate
  write: PageContext['write']
  toast(message: ToastMessage): void
  undoAction: ToastMessage['action']
}

/** Does what a verb says: writes the cells that it stands for, and says so; a request goes to the coordinators as a comment. */
export function useVerbs({ tracker, person, t, write, toast, undoAction }: VerbsHost): PageContext['doVerb'] {
  return useCallback(
    async (verb, { item, code }, words = '') => {
      if (verb === 'ask-reopen') {
        const body = t('verbs.askedReopen', { words: words.trim() })
        const outcome = await ask(`/trackers/${tracker}/items/${encodeURIComponent(item.id)}/comments`, body)
        if (outcome === 'added') toast({ text: t('verbs.asked') })
        if (outcome === 'already-asked') toast({ text: t('verbs.alreadyAsked') })
        return outcome === 'added' || outcome === 'already-asked'
      }
      const isWritten = write(editsOf(verb, item, person, words))
      // What is handed in is not undone, but taken back: the way it came may be closed.
      const withdrawal = {
        label: t('commands.names.withdraw'),
        run: () => void write(editsOf('withdraw', item, person)),
        isUndo: true,
      }
      const action = verb === 'submit' && !coordinates(person) ? withdrawal : undoAction
      if (isWritten) toast({ text: t('verbs.done', { code, verb: t(`commands.names.${verb}`) }), action })
      return isWritten
    },
    [tracker, person, t, write, toast, undoAction],
  )
}

async function ask(address: string, body: string): Promise<CommentOutcome | null> {
  try {
    const response = await fetch(address, { method: 'POST', body: new URLSearchParams({ body, request: 'reopen' }) })
    return (await readAnswer(commentAdded, response)).outcome
  } catch {
    return null
  }
}
