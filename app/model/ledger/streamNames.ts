import type { Stream } from './rows'
import { streamsThere } from './outline'
import { chineseNumeral } from '../text/chineseNumeral'
import { titleIn, type Titled } from '../text/titleIn'

/** `一` in Chinese, `1` in English: how streams are counted. */
export function streamNumeral(language: 'zh' | 'en', number: number): string {
  return language === 'en' ? String(number) : chineseNumeral(number)
}

/** `一 创新工作方式`: what a stream is called wherever it is named, by its place among the streams (1-based) and its title. */
export function streamName(language: 'zh' | 'en', number: number, stream: Titled): string {
  return `${streamNumeral(language, number)} ${titleIn(language, stream)}`
}

/** The names of all streams of a ledger, by their ids; removed ones are not counted. */
export function streamNames(language: 'zh' | 'en', streams: readonly Stream[]): ReadonlyMap<string, string> {
  return new Map([
    ...streamsThere(streams).map((stream, i) => [stream.id, streamName(language, i + 1, stream)] as const),
    ...streams.filter(({ removed }) => removed !== '').map((stream) => [stream.id, titleIn(language, stream)] as const),
  ])
}
