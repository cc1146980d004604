import { describe, expect, it } from 'vitest'
import type { StockCard } from '../src/api/types'
import { draftOf, readCard, shelved } from '../src/screens/cards/desk/inHand'

const onShelf = (number: string, bits: number) => ({ number, bits, technology: 'MIFARE', printed: '0012345678' }) as StockCard

describe('A card in hand', () => {
  it('is told to the server as it was read', () => {
    expect(draftOf(readCard('0710918941'))).toEqual({ number: '0710918941' })
  })

  it('from the stock is told as hex, also when its digits could be decimal', () => {
    expect(draftOf(shelved(onShelf('10000001', 32)))).toEqual({ number: '10000001', format: 'HEX_8', technology: 'MIFARE', printed: '0012345678' })
    expect(draftOf(shelved(onShelf('04A1B2C3D4E5F6', 56))).format).toBe('HEX_14')
  })

  it('from the stock is shown as it is printed', () => {
    expect(shelved(onShelf('10000001', 32)).shown).toBe('0012345678')
  })
})
