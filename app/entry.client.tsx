import { RemixBrowser } from '@remix-run/react'
import { startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { createI18n } from './i18n/i18n'

const language = document.documentElement.lang.startsWith('en') ? 'en' : 'zh'

startTransition(() => {
  hydrateRoot(
    document,
    <I18nextProvider i18n={createI18n(language)}>
      <RemixBrowser />
    </I18nextProvider>,
  )
})
