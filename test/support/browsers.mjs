import { existsSync } from 'node:fs'

/** Browsers that the tests use, and where systems put them. */
export const browsers = {
  chromium: {
    name: 'Chromium',
    variable: 'CHROMIUM_PATH',
    packages: ['chromium', 'fonts-noto-cjk'],
    // The same browser without windows of its own: the suite takes a seventh less of the processor with it.
    lighter: { package: 'chromium-headless-shell', place: '/usr/bin/chromium-headless-shell' },
    places: [
      '/usr/bin/chromium-headless-shell',
      '/usr/bin/chromium',
      '/usr/bin/chromium-browser',
      '/usr/bin/google-chrome',
      '/usr/bin/google-chrome-stable',
      '/opt/google/chrome/chrome',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ],
  },
  firefox: {
    name: 'Firefox',
    variable: 'FIREFOX_PATH',
    packages: ['firefox-esr'],
    places: ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/Applications/Firefox.app/Contents/MacOS/firefox'],
  },
}

/**
 * The path of a browser: what its variable names, or where systems put it; null when there is none.
 *
 * @param {keyof typeof browsers} kind
 */
export function findBrowser(kind) {
  const { variable, places } = browsers[kind]
  const named = process.env[variable]
  if (named) return existsSync(named) ? named : null
  return places.find((place) => existsSync(place)) ?? null
}
