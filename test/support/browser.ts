import { chromium, type Browser, type BrowserServer } from 'playwright-core'
import { findBrowser } from './browsers.mjs'

/** What a window would load besides its page, two renderers of the address bar among it; the rest is Playwright's own list, which this one takes the place of. */
const unused = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
]

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${unused.join(',')}`,
]

/** The system's Chromium, as it also runs for root and without a display. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = findBrowser('chromium')
  if (!executablePath) throw new Error('No Chromium is installed. `npm test` installs one; or set CHROMIUM_PATH.')
  return chromium.launch({ executablePath, headless: true, args })
}

/** The same for several processes to connect to; null where there is none. */
export async function serveBrowser(): Promise<BrowserServer | null> {
  const executablePath = findBrowser('chromium')
  return executablePath ? chromium.launchServer({ executablePath, headless: true, host: '127.0.0.1', args }) : null
}
