import type { EditorView } from 'prosemirror-view'
import { useRef, type KeyboardEvent } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { DetailsMenu } from '../../ui/DetailsMenu'
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
  const run = (tool: SheetTool) => {
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
    if (event.key === 'Escape') return void view.focus()
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
      <DetailsMenu summaryClass="sheet-tool" label={t('records.minutes.tools.table')} isInToolbar>
        {tableTools.map((tool) => button(tool, 'menu__entry'))}
      </DetailsMenu>
      {historyTools.map((tool) => button(tool, 'sheet-tool'))}
    </div>
  )
}
