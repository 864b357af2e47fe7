import { useEffect, useRef, type MouseEvent, type ReactNode } from 'react'

interface DetailsMenuProps {
  className?: string
  summaryClass?: string
  label: ReactNode
  /** Points to where it opens. */
  arrow?: '▾' | '▴'
  /** Stands in a toolbar, which walks to it, and whose text keeps the keyboard. */
  isInToolbar?: boolean
  children: ReactNode
}

/** A menu that opens without a script, too. With one it closes by a choice, by Esc, and when one goes on elsewhere. */
export function DetailsMenu({
  className = '',
  summaryClass,
  label,
  arrow = '▾',
  isInToolbar,
  children,
}: DetailsMenuProps) {
  const menu = useRef<HTMLDetailsElement>(null)
  const close = () => menu.current?.removeAttribute('open')
  useEffect(() => {
    const onElsewhere = ({ target }: Event) => {
      if (!menu.current?.contains(target as Node)) close()
    }
    const onKeyDown = ({ key }: KeyboardEvent) => {
      if (key !== 'Escape' || !menu.current?.open) return
      const { activeElement } = document
      if (activeElement === document.body || menu.current.contains(activeElement))
        menu.current.querySelector('summary')?.focus()
      close()
    }
    const events = ['pointerdown', 'focusin'] as const
    for (const event of events) document.addEventListener(event, onElsewhere)
    document.addEventListener('keydown', onKeyDown, true)
    return () => {
      for (const event of events) document.removeEventListener(event, onElsewhere)
      document.removeEventListener('keydown', onKeyDown, true)
    }
  }, [])
  const onClick = ({ target }: MouseEvent) => {
    if ((target as Element).closest('button, a')) close()
  }
  return (
    <details ref={menu} className={`menu ${className}`}>
      <summary
        className={summaryClass}
        tabIndex={isInToolbar ? -1 : undefined}
        onMouseDown={isInToolbar ? (event) => event.preventDefault() : undefined}
      >
        {label}{' '}
        <span className="menu__arrow" aria-hidden="true">
          {arrow}
        </span>
      </summary>
      <div className="menu__list" onClick={onClick} onChange={close}>
        {children}
      </div>
    </details>
  )
}
