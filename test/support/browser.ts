import { chromium, type Browser } from 'playwright-core'
import { findChromium } from './chromium.mjs'

/** The system's Chromium, as it also runs for root and without a display. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('No Chromium is installed. `npm test` installs one; or set CHROMIUM_PATH.')
  return chromium.launch({
    executablePath,
    headless: true,
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync',
    ],
  })
}
