/** Heights in px (LOOK, "Measure"). */
export const rowHeights = { compact: 30, normal: 36, roomy: 48 } as const
export type Density = keyof typeof rowHeights
export const headerHeight = 36
/** A stream's heading, and that of any other group. */
export const headingHeights = { stream: 52, group: 40 } as const
