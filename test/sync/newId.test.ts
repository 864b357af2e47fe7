import { expect, it } from 'vitest'
import { isId } from '#app/model/ledger/ids'
import { newId } from '#app/sync/newId'

it('D3: every new id is one that the server takes', () => {
  expect(Array.from({ length: 2_000 }, newId).filter((id) => !isId(id))).toEqual([])
})
