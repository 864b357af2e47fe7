import { NotLoaded } from '../../ui/NotLoaded'
import { later } from '../../ui/later'
import { MinutesText } from '../MinutesText'
import type { SheetProps } from './Sheet'

/** What minutes are edited with is loaded when somebody does; until then they stand as they are. */
export const LazySheet = later<SheetProps>(
  async () => (await import('./Sheet')).Sheet,
  function WaitingSheet({ text, actions, isFailed }) {
    return (
      <>
        <div className="minutes-editor__bar">
          <div className="minutes-editor__actions">{actions}</div>
        </div>
        <NotLoaded isFailed={isFailed} />
        <div className="minutes-sheet">
          <MinutesText text={text} />
        </div>
      </>
    )
  },
)
