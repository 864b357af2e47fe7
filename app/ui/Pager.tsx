import { Link } from '@remix-run/react'
import { useTranslation } from '../i18n/useTranslation'

interface PagerProps {
  /** From 1. */
  page: number
  pages: number
  address: (page: number) => string
}

/** Leads from page to page of a long list; nothing, where one page has all of it. */
export function Pager({ page, pages, address }: PagerProps) {
  const { t } = useTranslation()
  if (pages < 2) return null
  const text = t('app.pageOf', { page, pages })
  return (
    <nav className="pager" aria-label={text}>
      {page > 1 && <Link to={address(page - 1)}>{t('app.previousPage')}</Link>}
      <span>{text}</span>
      {page < pages && <Link to={address(page + 1)}>{t('app.nextPage')}</Link>}
    </nav>
  )
}
