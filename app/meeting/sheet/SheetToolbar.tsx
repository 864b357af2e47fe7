import type { EditorView } from 'prosemirror-view'
import { useEffect, useRef, type KeyboardEvent } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { keyName } from './keyName'
import { historyTools, sheetCommands, sheetTools, tableTools, type SheetTool } from './sheetCommands'

interface SheetToolbarProps {
  /** Drawn anew with each state of it. */
  view: EditorView
}

/** What can be made of the text at the caret, in words; the arrow keys walk through it. */
export function SheetToolbar({ view }: SheetToolbarProps) {
  const { t } = useTranslation()
  const bar = useRef<HTMLDivElement>(null)
  const menu = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    const close = ({ target }: Event) => {
      if (!menu.current?.contains(target as Node)) menu.current?.removeAttribute('open')
    }
    document.addEventListener('pointerdown', close)
    return () => document.removeEventListener('pointerdown', close)
  }, [])
  const run = (tool: SheetTool) => {
    menu.current?.removeAttribute('open')
    sheetCommands[tool].run(view.state, view.dispatch, view)
    view.focus()
  }
  const button = (tool: SheetTool, className: string) => {
    const { run: command, key, isOn } = sheetCommands[tool]
    const isPressed = isOn?.(view.state)
    return (
      <button
        key={tool}
        type="button"
        className={className}
        tabIndex={tool === sheetTools[0] ? 0 : -1}
        // One that is dead can still be walked to.
        aria-disabled={!isPressed && !command(view.state)}
        aria-pressed={isPressed}
        title={key && keyName(key)}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => run(tool)}
      >
        {t(`records.minutes.tools.${tool}`)}
      </button>
    )
  }
  const walk = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      menu.current?.removeAttribute('open')
      view.focus()
      return
    }
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    const stops = [...bar.current!.querySelectorAll<HTMLElement>('button, summary')].filter(
      (stop) => stop.offsetParent !== null,
    )
    const at = stops.indexOf(document.activeElement as HTMLElement)
    stops[(at + step + stops.length) % stops.length]?.focus()
  }
  return (
    <div ref={bar} className="sheet-tools" role="toolbar" aria-label={t('records.minutes.toolbar')} onKeyDown={walk}>
      {sheetTools.map((tool) => button(tool, 'sheet-tool'))}
      <details ref={menu} className="menu sheet-tools__menu">
        <summary className="sheet-tool" tabIndex={-1} onMouseDown={(event) => event.preventDefault()}>
          {t('records.minutes.tools.table')}{' '}
          <span className="menu__arrow" aria-hidden="true">
            ▾
          </span>
        </summary>
        <div className="menu__list">{tableTools.map((tool) => button(tool, 'menu__entry'))}</div>
      </details>
      {historyTools.map((tool) => button(tool, 'sheet-tool'))}
    </div>
  )
}
