import createClient, { type Middleware } from 'openapi-fetch'
import { Offline, Problem } from './problem'
import type { paths } from './schema'

export const API = '/api/v1'

export async function problemOf(response: Response): Promise<Problem> {
  const body = (await response
    .clone()
    .json()
    .catch(() => ({}))) as Record<string, unknown>
  const wait = Number(response.headers.get('Retry-After'))
  return new Problem(response.status, Number.isFinite(wait) && wait > 0 ? { ...body, retryAfterSeconds: wait } : body)
}

export function newKey(): string {
  return crypto.randomUUID ? crypto.randomUUID() : Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, '0')).join('')
}

/** Said on the window when the suite took something on that goes on after its answer. */
export const TAKEN_ON = 'clockhouse-taken-on'

/** A changing request names itself (against forgery) and, a POST, its key (against being done twice). Refusals are thrown. */
const manners: Middleware = {
  onRequest({ request }) {
    if (request.method !== 'GET') request.headers.set('X-Clockhouse', '1')
    if (request.method === 'POST' && !request.url.endsWith('/sessions')) request.headers.set('Idempotency-Key', newKey())
    return request
  },
  async onResponse({ response }) {
    if (!response.ok) throw await problemOf(response)
    if (response.status === 202) globalThis.dispatchEvent?.(new Event(TAKEN_ON))
    return response
  },
  onError({ error, request }) {
    return error instanceof Problem ? error : new Offline(request.method !== 'GET' && !request.url.endsWith('/sessions'))
  },
}

export const client = createClient<paths>({ baseUrl: API, credentials: 'same-origin' })
client.use(manners)

/** The body of an answer; a refusal was thrown before. */
export async function body<T>(answer: Promise<{ data?: T }>): Promise<T> {
  return (await answer).data as T
}

export async function items<T>(answer: Promise<{ data?: { items: T[] } }>): Promise<T[]> {
  return (await answer).data?.items ?? []
}

/** Follows the cursor to the end; for lists that are short by nature. */
export async function all<T>(page: (after: string | undefined) => Promise<{ data?: { items: T[]; next?: string } }>): Promise<T[]> {
  const found: T[] = []
  let after: string | undefined
  do {
    const slice = (await page(after)).data
    found.push(...(slice?.items ?? []))
    after = slice?.next || undefined
  } while (after)
  return found
}

/** The If-Match of something that was read in a version. */
export function ifMatch(version: number): { 'If-Match': string } {
  return { 'If-Match': `"${version}"` }
}

/** As many as a page may have; for lists that are read whole. */
export const MOST = 500
/** As many as a screen shows at first. */
export const PAGE = 200
const JAR = 'application/octet-stream'

/** Sends bytes as they are. */
export const asIs = { bodySerializer: (file: unknown) => file as File, headers: { 'Content-Type': JAR } }
