import { API } from '../../../api/call'
import type { DeskEvent } from '../../../api/types'
import { delayOf, pause, stream } from '../../../app/live'

/** How the road to a reader is: being opened, open, or broken and tried again. */
export type Road = 'connecting' | 'open' | 'broken' | 'refused'

/**
 * What is held to a reader on a desk, until the returned function is called. The stream ends by itself now and then and is
 * opened again; what was held to the reader meanwhile is kept nowhere and has to be held again.
 */
export function listenToReader(url: string, heard: (event: DeskEvent) => void, changed: (road: Road) => void): () => void {
  const ended = new AbortController()
  const listen = async () => {
    for (let attempt = 0; !ended.signal.aborted; ) {
      let opened = false
      const status = await stream(url, '', ended.signal, {
        opened: () => {
          opened = true
          changed('open')
        },
        event: ({ data }) => {
          const event = eventIn(data)
          if (event) heard(event)
        },
      })
      if (ended.signal.aborted) return
      // Without the right, or without such a reader, asking again changes nothing.
      if (status === 401 || status === 403 || status === 404) return changed('refused')
      changed('broken')
      attempt = opened ? 0 : attempt + 1
      await pause(delayOf(attempt), ended.signal)
    }
  }
  void listen()
  return () => ended.abort()
}

export function readsOf(readerId: string): string {
  return `${API}/desk-readers/${readerId}/reads`
}

function eventIn(data: string): DeskEvent | null {
  try {
    const event = JSON.parse(data) as DeskEvent | null
    return event && (event.read || event.misread || event.state) ? event : null
  } catch {
    return null
  }
}
