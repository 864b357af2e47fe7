const units = ['B', 'KB', 'MB', 'GB'] as const

/** `340 KB`, `1.2 MB`: how long a file is. */
export function bytesText(bytes: number): string {
  let [size, unit] = [bytes, 0]
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024
    unit++
  }
  return `${size < 10 && unit > 1 ? Math.round(size * 10) / 10 : Math.round(size)} ${units[unit]}`
}
