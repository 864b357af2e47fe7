import { useEffect, useState } from 'react'

/** Its longer side, in pixels of the screen. */
const side = 96

/** A small picture of a file that is one, as an address of its own; null where it is none that the browser knows. */
export function useThumbnail(file: File | null): string | null {
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    if (!file?.type.startsWith('image/')) return
    let isGone = false
    smallOf(file).then(
      (small) => isGone || setAddress(small),
      // Such as HEIC: its name has to do.
      () => undefined,
    )
    return () => {
      isGone = true
    }
  }, [file])
  return file ? address : null
}

async function smallOf(file: File): Promise<string> {
  const whole = await createImageBitmap(file)
  const scale = Math.min(1, (side * devicePixelRatio) / Math.max(whole.width, whole.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(whole.width * scale))
  canvas.height = Math.max(1, Math.round(whole.height * scale))
  canvas.getContext('2d')!.drawImage(whole, 0, 0, canvas.width, canvas.height)
  whole.close()
  return canvas.toDataURL('image/jpeg')
}
