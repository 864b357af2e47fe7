/** What a record has for a key that people wrote: it may be called `constructor`, which every object has without an entry. */
export function entryOf<Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined
}
