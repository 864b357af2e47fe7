import { useCallback } from 'react'
import { readAnswer } from '../contracts/contract'
import { commentAdded } from '../contracts/comments'
import type { PageContext } from '../grid/PageContext'
import type { Translate } from '../i18n/Translate'
import type { Person } from '../model/ledger/person'
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
        const isSent = await comment(`/trackers/${tracker}/items/${encodeURIComponent(item.id)}/comments`, body)
        if (isSent) toast({ text: t('verbs.asked') })
        return isSent
      }
      const isWritten = write(editsOf(verb, item, person, words))
      if (isWritten) toast({ text: t('verbs.done', { code, verb: t(`commands.names.${verb}`) }), action: undoAction })
      return isWritten
    },
    [tracker, person, t, write, toast, undoAction],
  )
}

async function comment(address: string, body: string): Promise<boolean> {
  try {
    const response = await fetch(address, { method: 'POST', body: new URLSearchParams({ body }) })
    return response.ok && (await readAnswer(commentAdded, response)).outcome === 'added'
  } catch {
    return false
  }
}
