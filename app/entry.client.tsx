import { RemixBrowser } from '@remix-run/react'
import { startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { createI18n } from './i18n/i18n'
import { bringWords } from './i18n/wordsAtHand'
import { EarlyInput } from './ui/EarlyInput'

const language = document.documentElement.lang.startsWith('en') ? 'en' : 'zh'

/**
 * Until the server's data is decoded, RemixBrowser throws a promise instead of rendering. Were that left to React, an
 * event in the meantime would force it to render at once, without a boundary to wait at, and React 18 gives such a page
 * up for good (its error 345). So it is asked here, outside of React, and waited for.
 */
async function untilDecoded(): Promise<void> {
  try {
    RemixBrowser({})
  } catch (thrown) {
    if (!(thrown instanceof Promise)) throw thrown
    await thrown
  }
}

/** The document's language alone: choosing another one loads another document (app/routes/language.ts). */
async function untilWordsAreThere(): Promise<void> {
  if (language === 'en') bringWords(language, (await import('./i18n/en')).en)
  else bringWords(language, (await import('./i18n/zh')).zh)
}

async function wakeUp(): Promise<void> {
  await Promise.all([untilDecoded(), untilWordsAreThere()])
  startTransition(() => {
    hydrateRoot(
      document,
      <I18nextProvider i18n={createI18n(language)}>
        <EarlyInput>
          <RemixBrowser />
        </EarlyInput>
      </I18nextProvider>,
    )
  })
}

void wakeUp()
