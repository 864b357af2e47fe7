import { NotLoaded } from '../ui/NotLoaded'
import { later } from '../ui/later'
import type { SharedTextProps } from './SharedText'

/** The editor of long texts, loaded when the first is opened; until then the text stands as it is. */
export const LazySharedText = later<SharedTextProps>(
  async () => (await import('./SharedText')).SharedText,
  function WaitingText({ text, isFailed }) {
    return (
      <>
        <p className="shared-text shared-text--waiting">{text.toJSON()}</p>
        <NotLoaded isFailed={isFailed} />
      </>
    )
  },
)
