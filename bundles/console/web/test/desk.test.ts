import { describe, expect, it } from 'vitest'
import type { CardLookup, CredentialView, EmployeeView } from '../src/api/types'
import { begun, beside, doingWith, EMPTY_DESK, isWaitingForCard, type Look, looked, savedAs, withCard } from '../src/screens/cards/desk/desk'
import { draftOf, heldTo, readCard } from '../src/screens/cards/desk/inHand'

const reading = { bits: 32, hex: '2A5FC31D', technology: 'MIFARE', renderings: { DEC_10: '0710918941' } } as unknown as CardLookup['readings'][number]
const held = { id: 'c1', employeeId: 'e1', state: 'ACTIVE' } as CredentialView
const look = (match: CardLookup['match'], candidates: CredentialView[] = []): Extract<Look, { what: 'card' }> => ({
  what: 'card', text: '0710918941', lookUp: { match, candidates, beyond: 0, readings: [reading] } as CardLookup, card: readCard('0710918941', reading),
})
const wu: Look = { what: 'person', person: { id: 'e1' } as EmployeeView }

describe('The card desk', () => {
  it('gives a free card that was read first to the person who is named next', () => {
    const named = looked(looked(EMPTY_DESK, look('NONE'), 1), wu, 2)
    expect(named.personId).toBe('e1')
    expect(begun(named, 'issue', undefined, 3).doing?.fresh?.number).toBe('0710918941')
  })

  it('forgets the free card when a card of somebody is read', () => {
    const other = looked(looked(EMPTY_DESK, look('NONE'), 1), look('ONE', [held]), 2)
    expect(other.free).toBeNull()
    expect(other).toMatchObject({ personId: 'e1', cardId: 'c1' })
  })

  it('takes the read of a card that is somebody else’s as such, and keeps the act', () => {
    const waiting = begun(looked(EMPTY_DESK, wu, 1), 'replace', held, 2)
    expect(isWaitingForCard(waiting)).toBe(true)
    expect(withCard(waiting, look('ONE', [held])).doing?.taken?.match).toBe('ONE')
    expect(withCard(waiting, look('NONE')).doing).toMatchObject({ act: 'replace', taken: null, fresh: { number: '0710918941' } })
  })

  it('waits for no card once it is saved: the next read is the next person’s', () => {
    const saved = savedAs(withCard(begun(looked(EMPTY_DESK, wu, 1), 'replace', held, 2), look('NONE')), { id: 'c2' })
    expect(isWaitingForCard(saved)).toBe(false)
    expect(looked(saved, look('ONE', [held]), 9)).toMatchObject({ doing: null, began: 9 })
  })

  it('begins each act anew, at the usual reason', () => {
    const stolen = doingWith(begun(EMPTY_DESK, 'replace', held, 1), { reason: 'STOLEN' })
    expect(begun(stolen, 'suspend', held, 2).doing?.reason).toBe('LOST')
  })

  it('steps through choices round their ends', () => {
    expect([beside(['a', 'b', 'c'], 'c', 1), beside(['a', 'b', 'c'], 'a', -1)]).toEqual(['a', 'c'])
  })
})

describe('A card held to a reader that the server listens to (C061)', () => {
  it('is told with its format and technology, and shown as it is printed', () => {
    const card = heldTo(reading)
    expect(card.shown).toBe('0710918941')
    expect(draftOf(card)).toEqual({ number: '2A5FC31D', format: 'HEX_8', technology: 'MIFARE' })
  })

  it('of an uncommon length is told in bytes, which nobody takes for decimal', () => {
    expect(draftOf(heldTo({ ...reading, bits: 64, hex: '1122334455667788', renderings: {} }))).toEqual({ number: '11:22:33:44:55:66:77:88' })
  })
})
