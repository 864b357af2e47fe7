/**
 * The `ref` of a popup editor's outermost element: names the dialog around it, which AG Grid's React part opens without
 * a name that a screen reader could say.
 */
export function nameDialog(name: string): (element: HTMLElement | null) => void {
  return (element) => element?.closest('[role="dialog"]')?.setAttribute('aria-label', name)
}
