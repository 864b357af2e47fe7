import type { Numbering } from './numbering'

/** That of 一是, which is a part of something even where that has no number. */
const partRank = 5

/** How deep rows stand by their ways of numbering, from the first row of a stream on: 1、 over （1） over ①. */
export class Levels {
  private above: { rank: number; length: number }[] = []
  private isUnnumbered = false

  /** 0: an item. */
  depthOf(number: Numbering | null): number {
    if (number === null) {
      this.isUnnumbered ||= this.above.length === 0
      return 0
    }
    const { rank, length } = keyOf(number)
    const at = this.above.findIndex((upper) => upper.rank > rank || (upper.rank === rank && upper.length >= length))
    if (at >= 0) this.above.length = at
    if (this.above.length === 0 && rank === partRank && this.isUnnumbered) return 1
    return this.above.push({ rank, length }) - 1
  }

  /** Whatever it is called, it is an item. */
  begin(number: Numbering | null): void {
    if (number) this.above = [keyOf(number)]
  }
}

function keyOf({ rank, path }: Numbering) {
  return { rank, length: path.length }
}
