/** The oldest browsers in which the ledger works; remix.config.js makes the pages for them. */
export const oldestBrowsers = { chromium: 105, firefox: 121, safari: '16.4' }

/** The class of the document in a browser older than those. */
export const oldBrowserClass = 'old-browser'

/**
 * Runs before anything else of a page, in whatever browser: plain words of long ago. `:has` came with Chromium 105 and
 * Firefox 121, looking behind in a pattern with Safari 16.4. Below that the page gets a policy of its own, which lets no
 * script run that comes after this one: the first lines of any would already be more than such a browser knows.
 */
export const browserTest = `(function () {
  var fits = false
  try { fits = CSS.supports('selector(:has(a))') && new RegExp('(?<=a)b').test('ab') } catch (error) {}
  if (fits) return
  document.documentElement.className += ' ${oldBrowserClass}'
  var policy = document.createElement('meta')
  policy.httpEquiv = 'Content-Security-Policy'
  policy.content = "script-src 'none'"
  document.head.appendChild(policy)
})()`
