import { useSyncExternalStore } from 'react'

const query = typeof window !== 'undefined' && window.matchMedia ? window.matchMedia('(max-width: 720px)') : null

function listen(changed: () => void): () => void {
  query?.addEventListener('change', changed)
  return () => query?.removeEventListener('change', changed)
}

/** As narrow as a phone: lists show their first columns only. */
export function useNarrow(): boolean {
  return useSyncExternalStore(listen, () => query?.matches ?? false)
}
