import { lazy, Suspense } from 'react'
import type { SharedTextProps } from './SharedText'

const load = () => import('./SharedText').then((module) => ({ default: module.SharedText }))
const SharedText = lazy(load)

/** The editor of long texts, loaded when the first is opened; until then the text stands as it is. */
export function LazySharedText(props: SharedTextProps) {
  return (
    <Suspense fallback={<p className="shared-text shared-text--waiting">{props.text.toString()}</p>}>
      <SharedText {...props} />
    </Suspense>
  )
}

/** Loads the editor while nobody waits for it: later there may be no network to load it from (W8). */
export function preloadSharedText(): void {
  // What fails now is tried again when a text is opened.
  void load().catch(() => {})
}
