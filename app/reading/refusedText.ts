import type { Refusal } from '../model/ledger/errors'
import { isStatus } from '../model/ledger/status'
import type { Reading } from './reading'

/** What would have been written, as the reader would write it. */
export function refusedText({ column, text = '' }: Refusal, { statusText, list, departmentName }: Reading): string {
  if (column === 'status' && isStatus(text)) return statusText(text)
  return column === 'lead' || column === 'support' ? list(text.split('\n').map(departmentName)) : text
}

/** That it was not written, and why. */
export function wrongText(refusal: Refusal, reading: Reading): string {
  return reading.t('grid.notWritten', {
    text: refusedText(refusal, reading),
    reason: reading.t(`refusal.${refusal.code}`),
  })
}
