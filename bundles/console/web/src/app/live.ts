/**
 * One stream of changes for each browser: the tab that holds the lock listens to the server and tells the others. When it
 * closes, the browser gives the lock to another tab, which goes on from the last number that any of them heard, so that
 * nothing is missed in between. Hints only: a topic says what to read again.
 */
export type Live = 'connecting' | 'live' | 'away'

export interface LiveState {
  state: Live
  since: number
}

interface Hint {
  topic?: string
  /** The number of the event, to go on from. */
  id?: string
  state?: LiveState
}

const CHANNEL = 'clockhouse-changes'
const LOCK = 'clockhouse-changes-leader'

/** Everything is read again: what happened meanwhile cannot be known. */
export const EVERYTHING = 'ALL'

/** Waits longer each time, with jitter, so that a thousand browsers do not come back in one second. */
export function delayOf(attempt: number, random: () => number = Math.random): number {
  const ceiling = Math.min(30_000, 1_000 * 2 ** attempt)
  return Math.round(ceiling / 2 + random() * (ceiling / 2))
}

export function listenToChanges(url: string, heard: (topic: string) => void, changed: (state: LiveState) => void): () => void {
  const channel = new BroadcastChannel(CHANNEL)
  const ended = new AbortController()
  let state: LiveState = { state: 'connecting', since: Date.now() }
  let lastId = ''
  let leading = false
  let cut = new AbortController()
  let wait = new AbortController()

  const say = (next: Live) => {
    if (next === state.state) return
    state = { state: next, since: Date.now() }
    changed(state)
    channel.postMessage({ state } satisfies Hint)
  }
  const tell = (topic: string) => {
    heard(topic)
    channel.postMessage({ topic, id: lastId } satisfies Hint)
  }
  channel.onmessage = (event: MessageEvent<Hint | 'who'>) => {
    if (event.data === 'who') {
      if (leading) channel.postMessage({ state, id: lastId } satisfies Hint)
      return
    }
    if (event.data.id) lastId = event.data.id
    if (event.data.topic) heard(event.data.topic)
    if (event.data.state) {
      state = event.data.state
      changed(state)
    }
  }

  const lead = async () => {
    leading = true
    // Another tab's screens may have been live before this one took over, without a number to go on from.
    let seenBefore = state.state !== 'connecting'
    for (let attempt = 0; !ended.signal.aborted; ) {
      let opened = false
      cut = new AbortController()
      const status = await stream(url, lastId, AbortSignal.any([ended.signal, cut.signal]), {
        opened: () => {
          opened = true
          if (seenBefore && !lastId) tell(EVERYTHING)
          seenBefore = true
          say('live')
        },
        event: ({ name, id, data }) => {
          if (id) lastId = id
          const topic = name === 'change' ? topicOf(data) : null
          if (topic) tell(topic)
        },
      })
      if (ended.signal.aborted) return
      // The session is over: reading anything says so, and the gate asks to sign in.
      if (status === 401) tell(EVERYTHING)
      say('away')
      attempt = opened ? 0 : attempt + 1
      wait = new AbortController()
      await pause(delayOf(attempt), AbortSignal.any([ended.signal, wait.signal]))
    }
  }
  // A pulled plug breaks no connection by itself: without this it would be noticed at the next missing beat only.
  const unplugged = () => cut.abort()
  globalThis.addEventListener?.('offline', unplugged)
  // Plugged in again, nobody waits for the next try.
  const plugged = () => wait.abort()
  globalThis.addEventListener?.('online', plugged)
  if (navigator.locks) {
    navigator.locks.request(LOCK, { signal: ended.signal }, lead).catch(() => undefined)
    channel.postMessage('who')
  } else {
    void lead()
  }
  return () => {
    globalThis.removeEventListener?.('offline', unplugged)
    globalThis.removeEventListener?.('online', plugged)
    ended.abort()
    channel.close()
  }
}

export interface StreamEvent {
  name: string
  id: string
  data: string
}

/** Takes the events out of a text/event-stream as it comes, in pieces of any size. */
export function eventsOf(each: (event: StreamEvent) => void): (piece: string) => void {
  let rest = ''
  let event: StreamEvent = { name: '', id: '', data: '' }
  return (piece) => {
    const lines = (rest + piece).split(/\r\n|\n|\r(?!$)/)
    rest = lines.pop() ?? ''
    for (const line of lines) {
      if (line === '') {
        if (event.name || event.data || event.id) each(event)
        event = { name: '', id: '', data: '' }
        continue
      }
      const [, field = '', value = ''] = /^([^:]*):? ?(.*)$/.exec(line) ?? []
      if (field === 'event') event.name = value
      else if (field === 'id') event.id = value
      else if (field === 'data') event.data += (event.data ? '\n' : '') + value
    }
  }
}

/** The server beats every 15 s; a connection that says nothing for longer is dead, whatever the network thinks. */
const SILENCE = 45_000

/**
 * One connection until it breaks, from the event after lastId; the status of the answer, 0 when there was none. Not an
 * EventSource: that one forgets where it was when it has to be made anew.
 */
export async function stream(
  url: string,
  lastId: string,
  signal: AbortSignal,
  on: { opened: () => void; event: (event: StreamEvent) => void },
): Promise<number> {
  const connection = new AbortController()
  const end = () => connection.abort()
  signal.addEventListener('abort', end, { once: true })
  let silence = setTimeout(end, SILENCE)
  let status = 0
  try {
    const answer = await fetch(url, {
      credentials: 'same-origin',
      cache: 'no-store',
      signal: connection.signal,
      headers: { Accept: 'text/event-stream', ...(lastId ? { 'Last-Event-ID': lastId } : {}) },
    })
    status = answer.status
    if (!answer.ok || !answer.body) return status
    on.opened()
    const reader = answer.body.getReader()
    const text = new TextDecoder()
    const take = eventsOf(on.event)
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return status
      clearTimeout(silence)
      silence = setTimeout(end, SILENCE)
      take(text.decode(value, { stream: true }))
    }
  } catch {
    return status
  } finally {
    clearTimeout(silence)
    signal.removeEventListener('abort', end)
  }
}

export function topicOf(data: string): string | null {
  try {
    const hint = JSON.parse(data) as { topic?: unknown }
    return typeof hint.topic === 'string' ? hint.topic : null
  } catch {
    return null
  }
}

export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    }, { once: true })
  })
}
