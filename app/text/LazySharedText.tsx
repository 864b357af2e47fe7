import { lazy, Suspense } from 'react'
import type { SharedTextProps } from './SharedText'

const SharedText = lazy(() => import('./SharedText').then((module) => ({ default: module.SharedText })))

/** The editor of long texts, loaded when the first is opened; until then the text stands as it is. */
export function LazySharedText(props: SharedTextProps) {
  return (
    <Suspense fallback={<p className="shared-text shared-text--waiting">{props.text.toString()}</p>}>
      <SharedText {...props} />
    </Suspense>
  )
}
