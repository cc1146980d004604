import type { RequestView } from '../../api/types'
import { addDays } from '../../parts/format'
import { CARD_REPLACEMENT } from './cardAsking'

/** What people ask for about their time. Other kinds are listed as their owner's details say. */
export const KINDS = ['CORRECTION', 'LEAVE', 'OVERTIME', 'TRIP'] as const
export type Kind = (typeof KINDS)[number]

/** Asked for on the roster's own page, once a colleague agreed. */
export const SWAP = 'SWAP'

/** What the fields of a form hold, whatever is asked for; dates and times as the browser's fields write them. */
export interface Wish {
  kind: Kind
  /** Of a correction its work date; else the first date. */
  date: string
  lastDate: string
  from: string
  until: string
  as: 'IN' | 'OUT'
  /** Whether the punch of a night shift falls on the date after its work date. */
  dayAfter: boolean
  cause: 'FORGOTTEN' | 'DEVICE_FAULT'
  /** Of a correction, where its asker is: latitude and longitude in millionths of a degree, accuracy in metres. */
  position?: string
  type: string
  length: 'DAYS' | 'MORNING' | 'AFTERNOON' | 'HOURS'
}

export function wishFor(kind: Kind, date: string): Wish {
  return { kind, date, lastDate: date, from: '', until: '', as: 'IN', dayAfter: false, cause: 'FORGOTTEN', type: 'ANNUAL', length: 'DAYS' }
}

/** The details as the server reads them; null while something is missing. */
export function detailsOf(wish: Wish): Record<string, string> | null {
  const { kind, date, lastDate, from, until } = wish
  if (!date) return null
  if (kind === 'CORRECTION') {
    if (!from) return null
    return { at: `${wish.dayAfter ? addDays(date, 1) : date}T${from}`, as: wish.as, date, cause: wish.cause, ...(wish.position ? { position: wish.position } : {}) }
  }
  const type: Record<string, string> = kind === 'LEAVE' ? { type: wish.type } : {}
  if (kind === 'LEAVE' && wish.length !== 'HOURS') {
    if (wish.length !== 'DAYS') return { ...type, date, half: wish.length }
    return lastDate > date ? { ...type, date, lastDate } : { ...type, date }
  }
  if (!from || !until || !lastDate) return null
  return { ...type, from: `${date}T${from}`, until: `${lastDate}T${until}` }
}

/** Somebody still has to do something. */
export function isOpen({ state }: Pick<RequestView, 'state'>): boolean {
  return state === 'PENDING' || state === 'ASKED_BACK' || state === 'TO_DO'
}

/** Photographs and papers may lie beside it. */
export function takesFiles({ kind }: Pick<RequestView, 'kind'>): boolean {
  return kind === 'LEAVE' || kind === 'CORRECTION' || kind === CARD_REPLACEMENT
}

export function isKind(kind: string): kind is Kind {
  return KINDS.some((one) => one === kind)
}

/** The form of a request that is there already, to put it right. */
export function wishOf(request: Pick<RequestView, 'kind' | 'details'>): Wish | null {
  const { kind, details } = request
  if (!isKind(kind)) return null
  if (kind === 'CORRECTION') {
    const at = details.at ?? ''
    const date = details.date ?? at.slice(0, 10)
    return {
      ...wishFor(kind, date),
      from: at.slice(11, 16),
      as: details.as === 'OUT' ? 'OUT' : 'IN',
      dayAfter: at.slice(0, 10) > date,
      cause: details.cause === 'DEVICE_FAULT' ? 'DEVICE_FAULT' : 'FORGOTTEN',
    }
  }
  const { from = '', until = '' } = details
  return {
    ...wishFor(kind, from.slice(0, 10)),
    lastDate: until.slice(0, 10),
    from: from.slice(11, 16),
    until: until.slice(11, 16),
    type: details.type ?? 'ANNUAL',
    length: 'HOURS',
  }
}

/** Where a request lies in time: the work date of a correction, else its first date; empty when it has none. */
export function dateOf(request: Pick<RequestView, 'details'>): string {
  const { date, from, at } = request.details
  return (date ?? from ?? at ?? '').slice(0, 10)
}
