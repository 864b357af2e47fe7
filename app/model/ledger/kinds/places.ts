import { isId } from '../ids'
import { isOrder } from '../order'
import { judgeText, oneLine, type Kind } from './Kind'

/** Where a row stands. Every row is in a stream and has an order. */
export const stream: Kind = { judge: (value) => (isId(value) ? null : 'bad-value'), parse: oneLine }
export const parent: Kind = { judge: judgeText((value) => (isId(value) ? null : 'bad-value')), parse: oneLine }
export const order: Kind = { judge: (value) => (isOrder(value) ? null : 'bad-value'), parse: oneLine }
