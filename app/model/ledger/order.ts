/**
 * Fractional index (D3): strings that sort by code unit and always have room between two of them.
 * A key is an integer part, whose first letter says how many digits follow (a1 … az, b00 …, so that appending
 * ten thousand rows keeps keys short), and a fraction that never ends in 0.
 */
const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const smallest = 'a0'

export function isOrder(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    value.length <= 200 &&
    /^[a-z][0-9A-Za-z]+$/.test(value) &&
    value.length >= integerLength(value) &&
    value > smallest &&
    !(value.length > integerLength(value) && value.endsWith('0'))
  )
}

/** A key after `a` and before `b`; null stands for the start and the end. Throws when `a` is not before `b`. */
export function orderBetween(a: string | null, b: string | null): string {
  if (a !== null && b !== null && a >= b) throw new RangeError(`order keys are not ascending: ${a}, ${b}`)
  if (b === null) return a === null ? 'a1' : increment(integer(a))
  const low = a ?? smallest
  if (integer(low) === integer(b)) return integer(low) + midpoint(fraction(low), fraction(b))
  const next = increment(integer(low))
  return next < b ? next : integer(low) + midpoint(fraction(low), null)
}

/** `count` keys after `a`, ascending. */
export function ordersAfter(a: string | null, count: number): string[] {
  const keys: string[] = []
  for (let i = 0; i < count; i++) keys.push(orderBetween(keys.at(-1) ?? a, null))
  return keys
}

/** A key behind the entry at `index` (-1: before all) of what stands in order; entries at one place stay together. */
export function orderBehind(sorted: readonly { order: string }[], index: number): string {
  const low = sorted[index]?.order ?? null
  const next = sorted.find((entry, i) => i > index && (low === null || entry.order > low))
  return orderBetween(low, next?.order ?? null)
}

function integerLength(key: string): number {
  return key.charCodeAt(0) - 'a'.charCodeAt(0) + 2
}

function integer(key: string): string {
  return key.slice(0, integerLength(key))
}

function fraction(key: string): string {
  return key.slice(integerLength(key))
}

function increment(int: string): string {
  const tail = Array.from(int.slice(1))
  for (let i = tail.length - 1; i >= 0; i--) {
    const next = digits.indexOf(tail[i]!) + 1
    if (next < digits.length) {
      tail[i] = digits[next]!
      return int[0] + tail.join('')
    }
    tail[i] = digits[0]!
  }
  if (int[0] === 'z') throw new RangeError('order keys are used up')
  return String.fromCharCode(int.charCodeAt(0) + 1) + tail.join('') + digits[0]
}

/** A fraction between `a` and `b`, where null is 1. */
function midpoint(a: string, b: string | null): string {
  let shared = 0
  while (b !== null && shared < b.length && (a[shared] ?? digits[0]) === b[shared]) shared++
  if (shared > 0) return b!.slice(0, shared) + midpoint(a.slice(shared), b!.slice(shared))
  const low = a === '' ? 0 : digits.indexOf(a[0]!)
  const high = b === null ? digits.length : digits.indexOf(b[0]!)
  if (high - low > 1) return digits[Math.round((low + high) / 2)]!
  // Neighbouring digits: either b has more digits and its first is enough, or go on below a's first digit.
  if (b !== null && b.length > 1) return b[0]!
  return digits[low]! + midpoint(a.slice(1), null)
}
