/** The oldest browsers in which the ledger works; remix.config.js makes the pages for them. */
export const oldestBrowsers = { chromium: 105, firefox: 121, safari: '16.4' }

/** The class of the document in a browser older than those. */
export const oldBrowserClass = 'old-browser'

/**
 * Runs before anything else of a page, in whatever browser: plain words of long ago. `:has` came with Chromium 105 and
 * Firefox 121, looking behind in a pattern with Safari 16.4.
 */
export const browserTest = `(function () {
  var fits = false
  try { fits = CSS.supports('selector(:has(a))') && new RegExp('(?<=a)b').test('ab') } catch (error) {}
  if (!fits) document.documentElement.className += ' ${oldBrowserClass}'
})()`

export const isOldBrowser = () => document.documentElement.classList.contains(oldBrowserClass)
