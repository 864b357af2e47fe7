import { useEffect, useRef, type ReactNode } from 'react'

interface SlideText {
  column: string
  label: string
  content: ReactNode
  /** In characters. */
  length: number
}

const sizes = ['large', 'middle', 'small'] as const

/** An item's long texts side by side, as large as they fit: nobody scrolls on the wall. */
export function SlideTexts({ texts }: { texts: readonly SlideText[] }) {
  const root = useRef<HTMLDivElement>(null)
  const lengths = texts.map(({ column, length }) => `${column} ${length}`).join()
  useEffect(() => {
    const element = root.current!
    const fit = () => {
      for (const size of sizes) {
        element.dataset.size = size
        if ([...element.children].every((text) => text.scrollHeight <= text.clientHeight)) return
      }
    }
    fit()
    const observer = new ResizeObserver(fit)
    observer.observe(element.parentElement!)
    return () => observer.disconnect()
  }, [lengths])
  return (
    <div ref={root} className="slide__texts" data-size="large">
      {texts.map(({ column, label, content, length }) => (
        // The longer text gets the wider column.
        <section key={column} aria-label={label} tabIndex={0} style={{ flexGrow: Math.max(8, Math.sqrt(length)) }}>
          <h2>{label}</h2>
          <p>{content}</p>
        </section>
      ))}
    </div>
  )
}
