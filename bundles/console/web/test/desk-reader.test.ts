// @vitest-environment node
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { DeskEvent } from '../src/api/types'
import { listenToReader, type Road } from '../src/screens/cards/desk/deskReader'
import { serve } from './stream-server.mjs'

const ended: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ended.splice(0).reverse()) await end()
})

async function listen(...visits: Parameters<typeof serve>) {
  const server = await serve(...visits)
  ended.push(server.end)
  const heard: DeskEvent[] = []
  const roads: Road[] = []
  ended.push(listenToReader(server.url, (event) => heard.push(event), (road) => roads.push(road)))
  return { heard, roads }
}

const head = { 'Content-Type': 'text/event-stream' }
const read = (masked: string) => `event: read\ndata: ${JSON.stringify({ at: '2026-11-29T02:00:00Z', read: { masked, random: false, readings: [] } })}\n\n`

describe('A reader on the desk (C061)', () => {
  it('says how it is and what is held to it, and is listened to again when the stream ends', async () => {
    const { heard, roads } = await listen(
      (_, answer) => answer.writeHead(200, head).end(`event: state\ndata: {"at":"2026-11-29T02:00:00Z","state":{"kind":"ONLINE"}}\n\n: beat\n\n${read('•••• 8941')}`),
      (_, answer) => answer.writeHead(200, head).write(read('•••• 4084')),
    )
    await vi.waitFor(() => expect(heard).toHaveLength(3), { timeout: 5_000 })
    expect(heard.map((event) => event.state?.kind ?? event.read?.masked)).toEqual(['ONLINE', '•••• 8941', '•••• 4084'])
    expect(roads).toEqual(['open', 'broken', 'open'])
  })

  it('is not asked again when it is refused', async () => {
    const { roads } = await listen((_, answer) => answer.writeHead(403).end())
    await vi.waitFor(() => expect(roads).toEqual(['refused']))
  })

  it('ignores what is no event of a reader', async () => {
    const { heard } = await listen((_, answer) => answer.writeHead(200, head).write(`event: read\ndata: {"at":\n\nevent: other\ndata: {"at":"x"}\n\n${read('•••• 8941')}`))
    await vi.waitFor(() => expect(heard).toHaveLength(1))
    expect(heard[0]?.read?.masked).toBe('•••• 8941')
  })
})
