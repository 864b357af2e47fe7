import type { OptionColour } from '../model/ledger/optionColours'

export const optionColoursZh = {
  slate: '灰蓝',
  blue: '蓝',
  cyan: '青',
  indigo: '靛',
  violet: '紫',
  plum: '玫紫',
  brown: '棕',
} satisfies Record<OptionColour, string>
