import type { ReactNode } from 'react'

interface SectionedPageProps {
  title: string
  /** Names the list of anchors. */
  label: string
  anchors: readonly { id: string; title: string; count?: number }[]
  /** Under the anchors. */
  beside?: ReactNode
  children: ReactNode
}

/** A page of several sections, with a column of anchors that lead to them. */
export function SectionedPage({ title, label, anchors, beside, children }: SectionedPageProps) {
  return (
    <main className="page sections">
      <div className="sections__aside">
        <h1 className="page__title">{title}</h1>
        <nav aria-label={label} className="sections__anchors">
          {anchors.map(({ id, title, count }) => (
            <a key={id} href={`#${id}`}>
              {title} {count !== undefined && <span className="figures">{count}</span>}
            </a>
          ))}
        </nav>
        {beside}
      </div>
      <div className="sections__list">{children}</div>
    </main>
  )
}
