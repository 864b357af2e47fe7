/** What the grid says of selecting, pasting, filling and undoing. */
export const gridZh = {
  own: { lead: '我单位牵头', support: '我单位协办' },
  selected: '选中 {{rows}}×{{columns}}',
  pasted_other: '已粘贴 {{count}} 格',
  filled_other: '已填充 {{count}} 格',
  cleared_other: '已清除 {{count}} 格',
  skipped_other: '{{done}}，跳过 {{count}} 格：{{reasons}}',
  none_other: '没有写入，跳过 {{count}} 格：{{reasons}}',
  reason: '{{reason}}（{{count}}）',
  reasons: '；',
  notWritten: '没有写入“{{text}}”：{{reason}}',
  beyond_other: '{{done}}；还有 {{count}} 行超出末行',
  addRows_other: '新增 {{count}} 行',
  addedRows_other: '已新增 {{count}} 行',
  kept_other: '有 {{count}} 处此后已被他人修改，保留了对方的内容',
  not: { undo: '没有撤销：{{reason}}', redo: '没有重做：{{reason}}' },
  partly: { undo: '只撤销了一部分：{{reason}}', redo: '只重做了一部分：{{reason}}' },
}
