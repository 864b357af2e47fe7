import type { accessZh } from './access.zh'
import type { InEnglish } from './InEnglish'

export const accessEn: InEnglish<typeof accessZh> = {
  everyone: 'everyone',
  granted: { viewer: 'look', department: 'fill in their own items', coordinator: 'coordinate' },
}
