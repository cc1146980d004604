// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { EVERYTHING, eventsOf, listenToChanges, type StreamEvent } from '../src/app/live'
import { serve as start } from './stream-server.mjs'

const ended: (() => unknown)[] = []
// Node has no locks between tabs: each listener leads.
beforeEach(() => vi.stubGlobal('navigator', {}))
afterEach(async () => {
  for (const end of ended.splice(0).reverse()) await end()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

async function serve(...visits: Parameters<typeof start>): Promise<string> {
  const server = await start(...visits)
  ended.push(server.end)
  return server.url
}

const head = { 'Content-Type': 'text/event-stream' }

describe('The stream of changes', () => {
  it('goes on after a break from the last event it heard', async () => {
    const asked: unknown[] = []
    const url = await serve(
      (headers, answer) => {
        asked.push(headers['last-event-id'])
        answer.writeHead(200, head).end('event: hello\nid: a-1\ndata: {}\n\nevent: change\nid: a-7\ndata: {"topic":"PUNCHES"}\n\n')
      },
      (headers, answer) => {
        asked.push(headers['last-event-id'])
        answer.writeHead(200, head).write('event: hello\nid: a-9\ndata: {}\n\nevent: change\nid: a-9\ndata: {"topic":"TIMESHEETS"}\n\n')
      },
    )
    const heard: string[] = []
    const states: string[] = []
    ended.push(listenToChanges(url, (topic) => heard.push(topic), ({ state }) => states.push(state)))
    await vi.waitFor(() => expect(heard).toContain('TIMESHEETS'), { timeout: 5_000 })
    expect(asked).toEqual([undefined, 'a-7'])
    expect(heard).toEqual(['PUNCHES', 'TIMESHEETS'])
    expect(states).toEqual(['live', 'away', 'live'])
  })

  it('reads everything again when the server no longer knows the session', async () => {
    const url = await serve((_, answer) => answer.writeHead(401).end())
    const heard: string[] = []
    ended.push(listenToChanges(url, (topic) => heard.push(topic), () => undefined))
    await vi.waitFor(() => expect(heard).toEqual([EVERYTHING]))
  })

  it('is opened again at once when the network is back', async () => {
    const events = new EventTarget()
    vi.stubGlobal('addEventListener', events.addEventListener.bind(events))
    vi.stubGlobal('removeEventListener', events.removeEventListener.bind(events))
    const url = await serve((_, answer) => answer.writeHead(502).end(), (_, answer) => answer.writeHead(200, head).write('event: hello\nid: a-1\ndata: {}\n\n'))
    // No time passes: without the event the second try never comes.
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const live = await new Promise((resolve) => {
      ended.push(listenToChanges(url, () => undefined, ({ state }) => {
        if (state === 'live') resolve(true)
        else if (state === 'away') queueMicrotask(() => events.dispatchEvent(new Event('online')))
      }))
    })
    vi.useRealTimers()
    expect(live).toBe(true)
  })

  it('tells the other tabs what it hears, and that it is away', async () => {
    const url = await serve((_, answer) => answer.writeHead(200, head).end('event: change\nid: a-1\ndata: {"topic":"PUNCHES"}\n\n'))
    const other = new BroadcastChannel('clockhouse-changes')
    const told: Record<string, unknown>[] = []
    other.onmessage = (event) => told.push((event as MessageEvent<Record<string, unknown>>).data)
    ended.push(() => other.close())
    ended.push(listenToChanges(url, () => undefined, () => undefined))
    await vi.waitFor(() => expect(told).toHaveLength(3))
    expect(told[1]).toEqual({ topic: 'PUNCHES', id: 'a-1' })
    expect(told.map((hint) => (hint.state as { state: string } | undefined)?.state)).toEqual(['live', undefined, 'away'])
  })
})

describe('Events in pieces', () => {
  it('are the same wherever the pieces are cut', () => {
    const text = ': beat\n\nevent: hello\r\nid: a-1\r\ndata: {}\r\n\r\nevent: change\nid: a-2\ndata: one\ndata: two\n\n'
    for (let cut = 0; cut <= text.length; cut++) {
      const events: StreamEvent[] = []
      const take = eventsOf((event) => events.push(event))
      take(text.slice(0, cut))
      take(text.slice(cut))
      expect(events).toEqual([
        { name: 'hello', id: 'a-1', data: '{}' },
        { name: 'change', id: 'a-2', data: 'one\ntwo' },
      ])
    }
  })
})
