/** What this browser keeps for whoever sits at it; null when it has nothing, or refuses to say. */
export function recall(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

/** Browsers refuse this where cookies are blocked, where the disk is full and where they have none: then it is forgotten. */
export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {
    // It lasts as long as the page.
  }
}

/**
 * Runs before anything else of a page. Remix keeps scroll positions and what it knows of the build in the session's
 * storage, and bears no refusal there: it would throw on every page, and lead to none that the browser does not know yet.
 * Where there is no such storage, one stands in for it that lasts as long as the page. Written for any browser.
 */
export const sessionStandIn = `(function () {
  try { sessionStorage.getItem('') } catch (refused) {
    var kept = {}
    try {
      Object.defineProperty(window, 'sessionStorage', { configurable: true, value: {
        getItem: function (key) { return kept.hasOwnProperty(key) ? kept[key] : null },
        setItem: function (key, value) { kept[key] = String(value) },
        removeItem: function (key) { delete kept[key] }
      } })
    } catch (fixed) {}
  }
})()`
