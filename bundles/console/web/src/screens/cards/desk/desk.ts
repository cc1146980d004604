import type { ActivationCheck, CardLookup, CredentialView, EmployeeView, Replacement } from '../../../api/types'
import type { CardInHand } from './inHand'

export type Act = 'issue' | 'replace' | 'temporary' | 'suspend' | 'resume' | 'return' | 'activate'

export const REASONS = ['LOST', 'STOLEN', 'DAMAGED', 'WORN', 'FORMAT_CHANGE', 'NAME_CHANGE', 'OTHER'] as const
export type Reason = (typeof REASONS)[number]

/** A card is frozen because somebody else may have it. */
const FREEZE_REASONS: readonly Reason[] = ['LOST', 'STOLEN', 'OTHER']
/** A card is taken back: it lies on the desk, or it is ended without. */
export const HANDED_IN = ['HERE', 'GONE'] as const

/** What a text, or a card at the reader, turned out to be. */
export type Look =
  | { what: 'card'; text: string; lookUp: CardLookup; card: CardInHand }
  | { what: 'person'; person: EmployeeView }
  | { what: 'people'; people: EmployeeView[] }

/** What has been brought about: the new card, or the old one in its new state. */
export interface Saved {
  id: string
  state?: CredentialView['state']
  replacement?: Replacement
  warnings?: string[]
}

/** One act from its first step to what comes after it is saved. */
export interface Doing {
  act: Act
  /** The card it is done to, as it was when the act began: it may leave the list of live ones. */
  held?: CredentialView
  reason: Reason
  fresh: CardInHand | null
  /** Whose the fresh card is already. */
  taken: CardLookup | null
  stockEmpty: boolean
  /** Of a temporary card; today unless another one is chosen. */
  lastDay: string | null
  handedIn: (typeof HANDED_IN)[number]
  check: ActivationCheck | null
  answer: string
  saved: Saved | null
}

/** What lies before whoever works at the desk. */
export interface Desk {
  found: Extract<Look, { what: 'card' }> | null
  people: EmployeeView[] | null
  personId: string | null
  cardId: string | null
  /** A free card that was read before anybody was named: the one to issue. */
  free: CardInHand | null
  doing: Doing | null
  began: number
}

export const EMPTY_DESK: Desk = { found: null, people: null, personId: null, cardId: null, free: null, doing: null, began: 0 }

export function takesCard(act: Act): boolean {
  return act === 'issue' || act === 'replace' || act === 'temporary'
}

export function needsReason(act: Act): boolean {
  return act === 'replace' || act === 'suspend'
}

export function reasonsFor(act: Act): readonly Reason[] {
  return act === 'suspend' ? FREEZE_REASONS : REASONS
}

/** What is saved is done: the next read is the next person's, never another card for this one. */
export function isWaitingForCard(desk: Desk): boolean {
  return desk.doing !== null && desk.doing.saved === null && takesCard(desk.doing.act)
}

export function looked(desk: Desk, look: Look, now: number): Desk {
  const fresh = { ...EMPTY_DESK, free: desk.free, began: now }
  if (look.what === 'people') return { ...fresh, people: look.people }
  if (look.what === 'person') return { ...fresh, personId: look.person.id }
  const only = look.lookUp.match === 'ONE' ? look.lookUp.candidates[0] : undefined
  const free = look.lookUp.match === 'NONE' && look.lookUp.readings.length > 0
  return { ...fresh, found: look, free: free ? look.card : null, personId: only?.employeeId ?? null, cardId: only?.id ?? null }
}

export function begun(desk: Desk, act: Act, held: CredentialView | undefined, now: number): Desk {
  const doing: Doing = {
    act,
    held,
    reason: 'LOST',
    fresh: takesCard(act) ? desk.free : null,
    taken: null,
    stockEmpty: false,
    lastDay: null,
    handedIn: 'HERE',
    check: null,
    answer: '',
    saved: null,
  }
  return { ...desk, doing, began: now }
}

export function doingWith(desk: Desk, change: Partial<Doing>): Desk {
  return desk.doing ? { ...desk, doing: { ...desk.doing, ...change } } : desk
}

/** The new card was read: a free one goes on, another person's shows its holder in place. */
export function withCard(desk: Desk, { lookUp, card }: Extract<Look, { what: 'card' }>): Desk {
  return doingWith(desk, { fresh: card, taken: lookUp.match === 'NONE' ? null : lookUp, stockEmpty: false })
}

export function savedAs(desk: Desk, saved: Saved): Desk {
  return { ...doingWith(desk, { saved }), free: null }
}

/** One step to the side among choices, round at the ends. */
export function beside<T>(choices: readonly T[], chosen: T, step: 1 | -1): T {
  const at = choices.indexOf(chosen)
  return choices[(at + step + choices.length) % choices.length] ?? chosen
}
