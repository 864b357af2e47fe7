/** Is this key an input method's? Some browsers say so by the code 229 only. */
export function isComposing(event: Pick<KeyboardEvent, 'isComposing' | 'keyCode'>): boolean {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only sign of it in Safari, and in old Chromium
  return event.isComposing || event.keyCode === 229
}
