/**
 * One stream of changes for each browser: the tab that holds the lock listens to the server and tells the others. When it
 * closes, the browser gives the lock to another tab, which connects. Hints only: a topic says what to read again.
 */
export type Live = 'connecting' | 'live' | 'away'

export interface LiveState {
  state: Live
  since: number
}

interface Hint {
  topic?: string
  state?: LiveState
}

const CHANNEL = 'clockhouse-changes'
const LOCK = 'clockhouse-changes-leader'

/** Waits longer each time, with jitter, so that a thousand browsers do not come back in one second. */
export function delayOf(attempt: number, random: () => number = Math.random): number {
  const ceiling = Math.min(30_000, 1_000 * 2 ** attempt)
  return Math.round(ceiling / 2 + random() * (ceiling / 2))
}

export function listenToChanges(url: string, heard: (topic: string) => void, changed: (state: LiveState) => void): () => void {
  const channel = new BroadcastChannel(CHANNEL)
  const ended = new AbortController()
  let state: LiveState = { state: 'connecting', since: Date.now() }

  const say = (next: Live) => {
    if (next === state.state) return
    state = { state: next, since: Date.now() }
    changed(state)
    channel.postMessage({ state } satisfies Hint)
  }
  channel.onmessage = (event: MessageEvent<Hint | 'who'>) => {
    if (event.data === 'who') {
      if (leading) channel.postMessage({ state } satisfies Hint)
      return
    }
    if (event.data.topic) heard(event.data.topic)
    if (event.data.state) {
      state = event.data.state
      changed(state)
    }
  }

  let leading = false
  const lead = async () => {
    leading = true
    let attempt = 0
    while (!ended.signal.aborted) {
      const lasted = await stream(url, ended.signal, (topic) => {
        heard(topic)
        channel.postMessage({ topic } satisfies Hint)
      }, () => {
        // What happened while nobody listened is read again.
        if (state.state === 'away') heard('ALL')
        say('live')
      })
      if (ended.signal.aborted) return
      say('away')
      attempt = lasted ? 0 : attempt + 1
      await pause(delayOf(attempt), ended.signal)
    }
  }
  if (navigator.locks) {
    navigator.locks.request(LOCK, { signal: ended.signal }, lead).catch(() => undefined)
    channel.postMessage('who')
  } else {
    void lead()
  }
  return () => {
    ended.abort()
    channel.close()
  }
}

/** One connection until it breaks; true when it was ever open. */
function stream(url: string, signal: AbortSignal, heard: (topic: string) => void, opened: () => void): Promise<boolean> {
  return new Promise((resolve) => {
    const source = new EventSource(url)
    let open = false
    const end = () => {
      source.close()
      resolve(open)
    }
    source.onopen = () => {
      open = true
      opened()
    }
    source.onerror = end
    source.addEventListener('change', (event) => {
      const topic = topicOf((event as MessageEvent<string>).data)
      if (topic) heard(topic)
    })
    signal.addEventListener('abort', end, { once: true })
  })
}

export function topicOf(data: string): string | null {
  try {
    const hint = JSON.parse(data) as { topic?: unknown }
    return typeof hint.topic === 'string' ? hint.topic : null
  } catch {
    return null
  }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    }, { once: true })
  })
}
