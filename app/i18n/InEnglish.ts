/**
 * The words of one language in the other: none missing and none besides, and of what is counted (`_other`) one as well.
 * What is one of a few values, and no word, stays that.
 */
export type InEnglish<Words> = {
  [Key in keyof Words]: Words[Key] extends string
    ? string extends Words[Key]
      ? string
      : Words[Key]
    : InEnglish<Words[Key]>
} & { [Key in keyof Words as Key extends `${infer Counted}_other` ? `${Counted}_one` : never]: string }
