import { readAnswer } from '../../contracts/contract'
import { listOutcome, type PeopleList } from '../../contracts/peopleList'
import type { ListOutcome } from '../../model/house/peopleList'

/** Invites everybody of a list, or nobody. `unreachable`: there is no network, or the server cannot save now. */
export async function sendList(list: PeopleList): Promise<ListOutcome | { kind: 'unreachable' }> {
  const headers = { 'Content-Type': 'application/json' }
  return fetch('/people/list/invitations', { method: 'POST', headers, body: JSON.stringify(list) })
    .then((response) => readAnswer(listOutcome, response))
    .catch(() => ({ kind: 'unreachable' }))
}
