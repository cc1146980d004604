import type { CardRequestForm, ReplacementDraft, RequestView } from '../../api/types'

export const CARD_REPLACEMENT = 'CARD_REPLACEMENT'

export type Cause = NonNullable<ReplacementDraft['reason']>

export const CAUSES: readonly Cause[] = ['LOST', 'STOLEN', 'DAMAGED', 'WORN', 'FORMAT_CHANGE', 'NAME_CHANGE', 'OTHER']

/** Of a card that is gone it has to be said where and when. */
const GONE: readonly Cause[] = ['LOST', 'STOLEN']

const MOST_BYTES = 10 * 1024 * 1024
export const MOST_FILES = 5
export const FILE_TYPES = ['image/jpeg', 'image/png', 'application/pdf']

/** What the form for a new card holds. */
export interface CardWish {
  card: string
  cause: Cause
  place: string
  date: string
  contact: string
  /** The terms that are shown were read. */
  read: boolean
}

export function isGone(cause: Cause): boolean {
  return GONE.includes(cause)
}

export function cardWishFor(form: CardRequestForm, card: string | null): CardWish {
  const one = form.cards.find((held) => held.id === card) ?? (form.cards.length === 1 ? form.cards[0] : undefined)
  return { card: one?.id ?? '', cause: 'LOST', place: '', date: '', contact: '', read: !hasTerms(form) }
}

/** The form of a request that is there already; its terms were read then. */
export function cardWishOf({ details }: Pick<RequestView, 'details'>): CardWish {
  return {
    card: details.card ?? '',
    cause: CAUSES.find((cause) => cause === details.cause) ?? 'OTHER',
    place: details.place ?? '',
    date: details.date ?? '',
    contact: details.contact ?? '',
    read: true,
  }
}

export function hasTerms({ policy }: Pick<CardRequestForm, 'policy'>): boolean {
  return policy.terms.zh !== '' || policy.terms.en !== ''
}

/** The details as the server reads them; null while something is missing. */
export function cardDetailsOf(wish: CardWish, form: Pick<CardRequestForm, 'policy'>): Record<string, string> | null {
  const { card, cause, place, date, contact, read } = wish
  if (!card || !read || (isGone(cause) && (place.trim() === '' || date === ''))) return null
  const said = { card, cause, place: place.trim(), date, contact: contact.trim(), terms: String(form.policy.version) }
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== ''))
}

/** Why a file is not even sent: the server looks at its content as well. */
export function wrongWith(file: Pick<File, 'type' | 'size'>): 'type' | 'large' | 'empty' | null {
  if (!FILE_TYPES.includes(file.type)) return 'type'
  if (file.size > MOST_BYTES) return 'large'
  return file.size === 0 ? 'empty' : null
}

/** Where an agreed request is carried out: its person and card lie on the desk, and the replacement begins. */
export function deskOf({ employee, details }: Pick<RequestView, 'employee' | 'details'>): string {
  return `/cards?employee=${employee.id}&card=${details.card}&act=replace`
}

/** The fee that was shown when it was asked for; null of a request that has none. */
export function feeOf({ details }: Pick<RequestView, 'details'>): { amount: number; currency?: string } | null {
  return details.fee === undefined ? null : { amount: Number(details.fee), currency: details.currency }
}
