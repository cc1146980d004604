/** One wrong member of a request: a JSON Pointer, a code, and what the server says in English. */
export interface FieldProblem {
  pointer: string
  code: string
  detail?: string
}

interface ProblemBody {
  type?: string
  title?: string
  status?: number
  detail?: string
  code?: string
  permission?: string
  errors?: FieldProblem[]
  [more: string]: unknown
}

/** An answer that is not a success, from an RFC 9457 document. `code` is the slug of its type; screens translate codes. */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly detail?: string
  readonly permission?: string
  readonly fields: FieldProblem[]
  readonly params: Record<string, unknown>

  constructor(status: number, body: ProblemBody = {}) {
    super(body.detail ?? body.title ?? `HTTP ${status}`)
    this.status = status
    this.code = body.code ?? body.type?.split('/').pop() ?? String(status)
    this.detail = body.detail
    this.permission = body.permission
    this.fields = body.errors ?? []
    this.params = body
  }
}

/** The server was not reached, or did not answer: then what was sent to it may have been done all the same. */
export class Offline extends Problem {
  constructor(sent = false) {
    super(0, { code: sent ? 'offline-sent' : 'offline' })
  }
}

/** Whether the same may be answered a moment later: nobody answered, or somebody who is not ready yet. */
export function isAway(error: unknown): boolean {
  const status = error instanceof Problem ? error.status : 0
  return status === 0 || status === 503
}
