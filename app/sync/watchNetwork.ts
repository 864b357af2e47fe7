/** Tells when the browser loses its network, and when it has one again. Returns how to end it. */
export function watchNetwork(onLost: () => void, onBack: () => void): () => void {
  addEventListener('offline', onLost)
  addEventListener('online', onBack)
  return () => {
    removeEventListener('offline', onLost)
    removeEventListener('online', onBack)
  }
}
