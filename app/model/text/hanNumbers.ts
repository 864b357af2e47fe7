const digits = '〇一二三四五六七八九'

/** Years, months and days that are written out, in figures: 二〇二六年三月三十一日 → 2026年3月31日. */
export function withFigures(text: string): string {
  return text
    .replace(/[〇零○一二三四五六七八九]{4}(?=年)/g, (year) => year.replace(/./g, (sign) => String(figureOf(sign))))
    .replace(/[一二三四五六七八九十]{1,3}(?=[月日号])/g, (count) => String(numberOf(count) ?? count))
}

function figureOf(sign: string): number {
  return Math.max(digits.indexOf(sign), 0)
}

/** Up to 99: 三, 十, 十二, 三十, 三十一. */
function numberOf(said: string): number | null {
  const [, tens, ten, ones] = /^([二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(said) ?? []
  if (ten === undefined) return said.length === 1 ? figureOf(said) : null
  return (tens === undefined ? 1 : figureOf(tens)) * 10 + (ones === undefined ? 0 : figureOf(ones))
}
