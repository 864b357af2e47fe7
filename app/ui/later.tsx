import { createElement, useEffect, useState, type ComponentType, type ReactElement } from 'react'

/** Milliseconds until it is tried again to load it. */
const retry = 2_000

/** A component that is loaded when it is first shown. */
export interface Later<P> {
  (props: P): ReactElement
  /** Loads it while nobody waits for it: later there may be no network to load it from (W8). */
  preload(): void
}

/**
 * A component whose code is brought when it is first shown; until then `Waiting` stands there, with the same props. Without
 * a network to load it from it says so and goes on trying: React's own `lazy` would take the whole page down (W8).
 */
export function later<P extends object>(
  load: () => Promise<ComponentType<P>>,
  Waiting: ComponentType<P & { isFailed: boolean }>,
): Later<P> {
  let known: ComponentType<P> | null = null
  const bring = async () => (known ??= await load())
  function Part(props: P) {
    const [Loaded, setLoaded] = useState(() => known)
    const [isFailed, setFailed] = useState(false)
    useEffect(() => {
      if (Loaded) return
      let isGone = false
      let timer: ReturnType<typeof setTimeout> | undefined
      const attempt = () => {
        void bring().then(
          (loaded) => isGone || setLoaded(() => loaded),
          () => {
            if (isGone) return
            setFailed(true)
            timer = setTimeout(attempt, retry)
          },
        )
      }
      attempt()
      return () => {
        isGone = true
        clearTimeout(timer)
      }
    }, [Loaded])
    return Loaded ? createElement(Loaded, props) : createElement(Waiting, { ...props, isFailed })
  }
  // What fails now is tried again when it is shown.
  return Object.assign(Part, { preload: () => void bring().catch(() => {}) })
}
