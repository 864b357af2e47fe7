import type { Language } from './language'

/** The keys of a meeting's screen and what they do, as it lists them. */
export const stageKeys: Record<Language, readonly (readonly [keys: string, does: string])[]> = {
  zh: [
    ['→ 空格 PageDown', '下一项'],
    ['← PageUp', '上一项'],
    ['Home、End', '总览、小结'],
    ['数字', '跳到第几项'],
    ['N', '记录决定'],
    ['R C P E A', '退回、销号、暂缓、延期、交办'],
    ['S', '跳过本项'],
    ['F', '全屏'],
    ['D', '深色或浅色'],
    ['?', '显示这些快捷键'],
  ],
  en: [
    ['→ Space PageDown', 'The next item'],
    ['← PageUp', 'The previous item'],
    ['Home, End', 'Overview, summary'],
    ['A number', 'Go to that item'],
    ['N', 'Record a decision'],
    ['R C P E A', 'Return, close out, put off, extend, assign'],
    ['S', 'Skip this item'],
    ['F', 'Full screen'],
    ['D', 'Dark or light'],
    ['?', 'Show these keys'],
  ],
}
