/** The typefaces of official papers, each under the names that systems and offices give it; the first that is there is used. */
export const faces = {
  title: ['FZXiaoBiaoSong-B05S', 'FZXiaoBiaoSong-B05', '方正小标宋简体', '方正小标宋_GBK', 'FZXBSJW--GB1-0'],
  text: [
    'FangSong_GB2312',
    '仿宋_GB2312',
    'FangSong',
    '仿宋',
    'STFangsong',
    '华文仿宋',
    'FZFSK--GBK1-0',
    '方正仿宋_GBK',
  ],
} as const
export type Face = keyof typeof faces

/** Those of which this machine has none. Only in a browser. */
export function missingFaces(): Face[] {
  const context = document.createElement('canvas').getContext('2d')
  if (!context) return []
  return (Object.keys(faces) as Face[]).filter((face) => !faces[face].some((name) => isThere(context, name)))
}

/** Letters tell: a Chinese character is as wide in each typeface. */
const sample = 'mwil0123 Il'

function isThere(context: CanvasRenderingContext2D, name: string): boolean {
  const width = (family: string) => {
    context.font = `72px ${family}`
    return context.measureText(sample).width
  }
  return ['monospace', 'serif', 'sans-serif'].some((other) => width(`"${name}", ${other}`) !== width(other))
}
