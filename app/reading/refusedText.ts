import type { Refusal } from '../model/ledger/errors'
import { kinds } from '../model/ledger/kinds/kinds'
import type { Reading } from './reading'

/** What would have been written, as the reader would write it. */
export function refusedText({ column, text = '' }: Refusal, { schema, valueText }: Reading): string {
  const kind = column === undefined ? null : schema.kindOf(column)
  if (column === undefined || kind === null || text === '') return text
  const isOfIds = kinds[kind].names !== undefined || kind === 'status'
  return isOfIds ? valueText(column, kind === 'status' ? text : text.split('\n')) : text
}

/** That it was not written, and why. */
export function wrongText(refusal: Refusal, reading: Reading): string {
  return reading.t('grid.notWritten', {
    text: refusedText(refusal, reading),
    reason: reading.t(`refusal.${refusal.code}`),
  })
}
