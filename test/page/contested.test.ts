import { expect, it } from 'vitest'
import { readCell, textOf } from '#app/model/ledger/ledger'
import type { PresenceState } from '#app/model/live/presence'
import { canGoOffline, cellOf, saved, type } from '../support/ledger-page'
import { connectEditor, openEditor, signIn } from '../support/people'
import { useStage } from '../support/stage'

const stage = useStage()

it('G4 G7: whose clientID somebody else claims while they are away gets their work in under another, and is not bothered with it', async () => {
  const mine = await stage.ledger({ signedIn: stage.liaison, isOwn: true })
  await canGoOffline(mine)
  const witness = await connectEditor(stage.server, stage.coordinator)
  const clientOf = (person: string, seenBy = witness) =>
    [...(seenBy.provider.awareness.getStates() as Map<number, PresenceState>)].find(
      ([, { user }]) => user?.id === person,
    )?.[0]
  await cellOf(mine, '1.2.4', 'owner').click()
  await expect.poll(() => clientOf(stage.liaison.person.id)).toBeDefined()
  const contested = clientOf(stage.liaison.person.id)!
  await mine.context().setOffline(true)
  await mine.locator('.save-state--offline').waitFor()
  await type(mine, '1.2.4', 'owner', '王敏')
  await type(mine, '1.2.4', 'progress', '已召开两次专题会')

  // A server that has just started remembers nobody who was here; a viewer takes the clientID.
  await stage.server.restart()
  const viewer = await signIn(stage.server, { role: 'viewer', name: '陈静' })
  const claim = openEditor(stage.server, viewer)
  claim.doc.clientID = contested
  claim.provider.awareness.clientID = contested
  claim.provider.awareness.setLocalState({ editing: true })
  // Who was here before remembers a later clock of that client: so somebody new is asked.
  const newcomer = await connectEditor(stage.server, stage.administrator)
  await expect.poll(() => clientOf(viewer.person.id, newcomer)).toBe(contested)

  await mine.context().setOffline(false)
  await saved(mine)
  await expect
    .poll(() => [readCell(witness.doc, '1.2.4', 'owner'), textOf(witness.doc, '1.2.4', 'progress')!.toJSON()])
    .toEqual(['王敏', '已召开两次专题会'])
  expect(await mine.locator('dialog.refusals[open]').count()).toBe(0)
  newcomer.close()
  claim.close()
  witness.close()
})
