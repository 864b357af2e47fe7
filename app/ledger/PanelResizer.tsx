import type { KeyboardEvent, PointerEvent } from 'react'
import { useTranslation } from '../i18n/useTranslation'

/** In px; `grid`: what is left to the grid, where the window is small. */
export const panelWidths = { least: 320, usual: 420, most: 640, grid: 776 } as const
const step = 20

/** The panel's left edge: dragged, or moved by the arrow keys. */
export function PanelResizer({ width, onWidth }: { width: number; onWidth: (width: number) => void }) {
  const { t } = useTranslation()
  const set = (next: number) => onWidth(Math.round(Math.min(panelWidths.most, Math.max(panelWidths.least, next))))
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    event.preventDefault()
    event.currentTarget.setPointerCapture(event.pointerId)
  }
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) set(window.innerWidth - event.clientX)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
    event.preventDefault()
    set(width + (event.key === 'ArrowLeft' ? step : -step))
  }
  return (
    <div
      className="panel-resizer"
      role="separator"
      aria-orientation="vertical"
      tabIndex={0}
      aria-label={t('panel.width')}
      aria-valuemin={panelWidths.least}
      aria-valuemax={panelWidths.most}
      aria-valuenow={width}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onKeyDown={onKeyDown}
      onDoubleClick={() => set(panelWidths.usual)}
    />
  )
}
