/** Puts a text on the clipboard, over plain http too, where browsers have no other way. False: the browser did not let it. */
export async function copyText(text: string): Promise<boolean> {
  if (navigator.clipboard)
    return navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    )
  const onCopy = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text)
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  addEventListener('copy', onCopy, true)
  const isCopied = document.execCommand('copy')
  removeEventListener('copy', onCopy, true)
  return isCopied
}
