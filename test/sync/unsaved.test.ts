import { expect, it } from 'vitest'
import { Unsaved } from '#app/sync/unsaved'

it('W4: an edit for which no message left is not saved, whatever is acknowledged', () => {
  const unsaved = new Unsaved()
  unsaved.messageSent(1, false)
  unsaved.edited()
  // Something kept the second from being sent; the third went out.
  unsaved.edited()
  unsaved.messageSent(2, false)
  unsaved.edited()
  unsaved.acknowledged(2)
  expect([unsaved.count, unsaved.saved]).toEqual([2, 1])
  unsaved.disconnected()
  unsaved.messageSent(1, true)
  unsaved.acknowledged(1)
  expect([unsaved.count, unsaved.saved]).toEqual([0, 3])
})

it("W4: what is made between a socket's opening and its whole message is saved with that", () => {
  const unsaved = new Unsaved()
  unsaved.edited()
  unsaved.messageSent(1, false)
  unsaved.edited()
  unsaved.messageSent(2, true)
  unsaved.acknowledged(1)
  expect(unsaved.count).toBe(2)
  unsaved.acknowledged(2)
  expect(unsaved.count).toBe(0)
})
