import { fireEvent, render, screen } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import type { CardRequestForm } from '../src/api/types'
import { cardDetailsOf, cardWishFor, cardWishOf, deskOf, feeOf, wrongWith } from '../src/screens/requests/cardAsking'
import { FilePick } from '../src/screens/requests/Files'

const text = (en: string) => ({ zh: '', en })
const form = (terms: string) =>
  ({ cards: [{ id: 'c1' }], phone: '139 0000 0000', policy: { terms: text(terms), receipt: text(''), care: text(''), daysFrom: 3, daysUntil: 7, requestNeeded: false, fourEyes: false, version: 4 } }) as unknown as CardRequestForm

describe('A new card', () => {
  it('C044 means the only card, and keeps the telephone of the record out of the request', () => {
    expect(cardWishFor(form(''), null)).toMatchObject({ card: 'c1', contact: '' })
  })

  it('C055 is complete with place and date when the card is gone, and without when it is damaged', () => {
    const wish = cardWishFor(form(''), null)
    expect(cardDetailsOf(wish, form(''))).toBeNull()
    expect(cardDetailsOf({ ...wish, place: ' gym ', date: '2026-11-17' }, form(''))).toEqual({ card: 'c1', cause: 'LOST', place: 'gym', date: '2026-11-17', terms: '4' })
    expect(cardDetailsOf({ ...wish, cause: 'DAMAGED' }, form(''))).toEqual({ card: 'c1', cause: 'DAMAGED', terms: '4' })
  })

  it('C057 is not sent before the terms were read', () => {
    const wish = { ...cardWishFor(form('Fee 20'), null), cause: 'WORN' as const }
    expect(wish.read).toBe(false)
    expect(cardDetailsOf(wish, form('Fee 20'))).toBeNull()
    expect(cardDetailsOf({ ...wish, read: true }, form('Fee 20'))).toMatchObject({ terms: '4' })
  })

  it('C048 is answered with what was filled in, without what the server noted itself', () => {
    const details = { card: 'c1', cause: 'LOST', place: 'gym', date: '2026-11-17', terms: '4', fee: '2000', currency: 'CNY' }
    const again = cardDetailsOf(cardWishOf({ details }), form('Fee 20'))
    expect(again).toEqual({ card: 'c1', cause: 'LOST', place: 'gym', date: '2026-11-17', terms: '4' })
    expect(feeOf({ details })).toEqual({ amount: 2000, currency: 'CNY' })
    expect(feeOf({ details: {} })).toBeNull()
  })

  it('C049 is carried out where person and card lie on the desk', () => {
    expect(deskOf({ employee: { id: 'e1' }, details: { card: 'c1' } })).toBe('/cards?employee=e1&card=c1&act=replace')
  })
})

describe('C047 the files of a request', () => {
  it('are pictures or PDFs of at most 10 MB', () => {
    expect(wrongWith({ type: 'image/png', size: 10 * 1024 * 1024 })).toBeNull()
    expect(wrongWith({ type: 'image/png', size: 10 * 1024 * 1024 + 1 })).toBe('large')
    expect(wrongWith({ type: 'application/pdf', size: 0 })).toBe('empty')
    expect(wrongWith({ type: 'text/plain', size: 5 })).toBe('type')
  })

  it('are taken when they fit, and the others named', () => {
    const choose = vi.fn()
    const { container } = render(<FilePick files={[]} choose={choose} left={1} />)
    const field = container.querySelector('input[type="file"]')
    if (!field) throw new Error('no field')
    const good = new File(['x'], 'wallet.png', { type: 'image/png' })
    fireEvent.change(field, { target: { files: [new File(['x'], 'notes.txt', { type: 'text/plain' }), good, new File(['x'], 'more.png', { type: 'image/png' })] } })
    expect(choose).toHaveBeenCalledExactlyOnceWith([good])
    expect(screen.getByText(/notes\.txt/)).toBeTruthy()
    expect(screen.getByText(/At most 5 files/)).toBeTruthy()
  })
})
