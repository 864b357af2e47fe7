import type { ReactNode } from 'react'

interface SectionProps {
  id: string
  title: string
  /** 1 where the section is all that the page has. */
  level?: 1 | 2
  /** What was just done here, said aloud by screen readers too. */
  done?: string | null
  problem?: string | null
  children: ReactNode
}

/** One part of a page of sections, with its heading, its anchor, and the report on what was done in it. */
export function Section({ id, title, level = 2, done, problem, children }: SectionProps) {
  const Heading = `h${level}` as const
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="section">
      <Heading id={`${id}-title`} className="section__heading">
        {title}
      </Heading>
      <div role="status">{done && <p className="notice section__notice">{done}</p>}</div>
      {problem && (
        <p className="notice notice--error section__notice" role="alert">
          {problem}
        </p>
      )}
      {children}
    </section>
  )
}
