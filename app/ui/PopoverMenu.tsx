import { Popover, type PopoverProps } from '@mantine/core'
import { useEffect, useRef, useState, type ButtonHTMLAttributes, type ReactNode } from 'react'
import { useReturnedFocus } from './useReturnedFocus'

interface PopoverMenuProps {
  /** What the button says. */
  label: ReactNode
  button?: ButtonHTMLAttributes<HTMLButtonElement>
  className: string
  /** The dropdown's name, where the button's is not enough. */
  name?: string
  position?: PopoverProps['position']
  width?: number
  /** With both, whoever places it decides whether it is open. */
  isOpen?: boolean
  onOpenChange?: (isOpen: boolean) => void
  /** Nothing in it takes the keyboard: it does itself, so that it can be scrolled. */
  isText?: boolean
  children: ReactNode
}

/**
 * A button with what falls from it. The keyboard goes in when it opens, stays in when what had it is taken away, and goes
 * back to the button when it closes.
 */
export function PopoverMenu(props: PopoverMenuProps) {
  const { label, button, className, name, position = 'bottom-end', width, isText, children } = props
  const [isOpenHere, setOpenHere] = useState(false)
  const isOpen = props.isOpen ?? isOpenHere
  const change = props.onOpenChange ?? setOpenHere
  const target = useRef<HTMLButtonElement>(null)
  const menu = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isOpen && hasNobody(document.activeElement)) menu.current?.focus()
  })
  useReturnedFocus(isOpen, menu, target)
  return (
    <Popover
      opened={isOpen}
      onChange={change}
      position={position}
      width={width}
      trapFocus
      returnFocus={false}
      shadow="md"
    >
      <Popover.Target>
        <button
          className="button button--quiet button--small"
          aria-haspopup="dialog"
          aria-expanded={isOpen}
          onClick={() => change(!isOpen)}
          {...button}
          ref={target}
        >
          {label}
        </button>
      </Popover.Target>
      <Popover.Dropdown ref={menu} className={className} role="dialog" aria-label={name} tabIndex={isText ? 0 : -1}>
        {children}
      </Popover.Dropdown>
    </Popover>
  )
}

/** A button that was clicked may do away with itself, or go dead. */
function hasNobody(element: Element | null): boolean {
  return element === document.body || (element?.matches(':disabled') ?? false)
}
