/** The colours that an option may have (L4); none is that of a light, so that no choice is taken for a state. */
export const optionColours = ['slate', 'blue', 'cyan', 'indigo', 'violet', 'plum', 'brown'] as const
export type OptionColour = (typeof optionColours)[number]

/** '' is none. */
export function isOptionColour(value: string): value is OptionColour | '' {
  return value === '' || (optionColours as readonly string[]).includes(value)
}
