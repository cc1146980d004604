import { api } from '../../../api/calls'
import type { Doing, Saved } from './desk'
import { draftOf } from './inHand'

/** What an act needs to know besides itself. */
export interface Where {
  employeeId: string
  /** The reason in words, as it is kept with the card. */
  why: string
  /** When a temporary card ends. */
  until: Date
  pointId?: string
  /** The request that is carried out with it. */
  requestId?: string
}

/** Does it; nothing where a card or a check is still missing. */
export async function carryOut(doing: Doing, { employeeId, why, until, pointId, requestId }: Where): Promise<Saved | undefined> {
  const { act, fresh, held } = doing
  if (act === 'issue') return fresh ? api.issueCard({ employeeId, kind: 'CARD', ...draftOf(fresh) }) : undefined
  if (act === 'temporary') return fresh ? api.issueCard({ employeeId, kind: 'CARD', ...draftOf(fresh), temporary: true, validUntil: until.toISOString() }) : undefined
  if (!held) return undefined
  switch (act) {
    case 'replace': {
      if (!fresh) return undefined
      const replacement = await api.replaceCard({ ...(requestId ? { requestId } : { credentialId: held.id }), reason: doing.reason, ...draftOf(fresh) })
      return { id: replacement.credentialId, replacement }
    }
    case 'suspend':
      return api.freezeCard(held.id, why)
    case 'resume':
      return api.thawCard(held.id)
    case 'return':
      return api.setCredential(held.id, doing.handedIn === 'HERE' ? 'RETURNED' : 'REVOKED', why, held.version)
    case 'activate': {
      if (!doing.check) return undefined
      const done = await api.activate(held.id, { check: doing.check, answer: doing.answer || undefined, pointId })
      return { id: held.id, state: done.credential?.state ?? 'ACTIVE', warnings: done.warnings }
    }
  }
}
