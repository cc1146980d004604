import { api } from '../../../api/calls'
import type { Reading } from '../../../api/types'
import type { Look } from './desk'
import { heldTo, inBytes, readCard } from './inHand'

/** Written as a card's number may be; what is printed on a card may be written in any way. */
export const NUMBER = /^[\dA-Fa-f][\dA-Fa-f:,\- ]{3,}$/

/** Finds out what was typed, or what a wedge wrote: a card of somebody, a person, several, or a card that nobody has. */
export async function lookFor(text: string, mayReadPeople: boolean): Promise<Look> {
  const card = NUMBER.test(text) ? await lookForCard(text) : null
  if (card && card.lookUp.match !== 'NONE') return card
  // What names a person is no card, though a number may be written like one.
  const people = mayReadPeople ? await named(text) : []
  const only = people.length === 1 ? people[0] : undefined
  if (only) return { what: 'person', person: only }
  const printed = people.length > 0 ? null : (card ?? (/\d/.test(text) ? await lookForCard(text) : null))
  if (printed && (printed.lookUp.match !== 'NONE' || printed.lookUp.readings.length > 0)) return printed
  return { what: 'people', people }
}

/** Whose number it is; if nobody's, all who may be meant. */
async function named(text: string) {
  const exact = (await api.people({ number: text })).items
  return exact.length > 0 ? exact : (await api.people({ text, limit: 12 })).items
}

export async function lookForCard(text: string): Promise<Extract<Look, { what: 'card' }>> {
  const lookUp = await api.lookUpCard(text)
  return { what: 'card', text, lookUp, card: readCard(text, lookUp.readings[0]) }
}

export async function lookForHeld(reading: Reading): Promise<Extract<Look, { what: 'card' }>> {
  const card = heldTo(reading)
  return { what: 'card', text: card.shown, lookUp: await api.lookUpCard(inBytes(reading.hex)), card }
}
