import type { SavedView, ViewOutcome } from '../model/view/savedView'

/** Views that are kept: the member's own, and everyone's, which coordinators make. */
export interface ViewsPort {
  list(): Promise<SavedView[]>
  save(view: Omit<SavedView, 'id'>): Promise<ViewOutcome>
  /** False when there is no such view, or it is not theirs to remove. */
  remove(id: string): Promise<boolean>
}
