import type { RecordKindName } from '../record'
import { call } from './call'
import { extension } from './extension'
import { order } from './order'
import type { RecordKind } from './RecordKind'
import { urge } from './urge'
import { whistle } from './whistle'

/** Every kind of records, by its name (R1). */
export const kindsOfRecords: { readonly [Kind in RecordKindName]: RecordKind<Kind> } = {
  extension,
  order,
  urge,
  whistle,
  call,
}

/** A kind whose records are judged by what they say themselves. */
export function kindOf(name: RecordKindName): RecordKind {
  return kindsOfRecords[name] as unknown as RecordKind
}
