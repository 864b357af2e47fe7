import { z } from 'zod'
import { isOneLine } from './isOneLine'

/** The message by which who refuses a form can tell this from other faults. */
export const notOneLine = 'not-one-line'

export const oneLine = z.string().trim().refine(isOneLine, notOneLine)
