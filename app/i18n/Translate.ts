import type { zh } from './zh'

/** `inbox.unread` of `{ inbox: { unread_other } }`: the forms of what is counted have one key. */
type KeysOf<Words> = {
  [Key in keyof Words & string]: Words[Key] extends string ? Counted<Key> : `${Key}.${KeysOf<Words[Key]>}`
}[keyof Words & string]
type Counted<Key extends string> = Key extends `${infer Stem}_${'zero' | 'one' | 'other'}` ? Stem : Key

export type WordKey = KeysOf<typeof zh>

/**
 * What is called so in the reader's language, with the values that stand in it; by `count` the form is chosen. A key that
 * is not among the words does not compile. i18next's own types say the same, and make tsc half as slow again.
 */
export type Translate = (key: WordKey, values?: Record<string, unknown>) => string
