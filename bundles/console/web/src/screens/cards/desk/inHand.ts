import type { CredentialDraft, Reading, StockCard } from '../../../api/types'

/** A card that is to become somebody's: typed, read at the desk, or the next one of the stock. */
export interface CardInHand {
  /** As the server is told it. */
  number: string
  /** As people compare it with what is printed on the card. */
  shown: string
  hex?: string
  bits?: number
  /** Known for certain, so that the server does not have to find it out; typed numbers have none. */
  exactly?: Pick<CredentialDraft, 'format' | 'technology' | 'printed'>
  origin: 'typed' | 'reader' | 'stock'
}

const HEX_FORMATS = { 24: 'HEX_6', 32: 'HEX_8', 40: 'HEX_10', 56: 'HEX_14' } as const

/** Hex is told as such: its digits alone may be read as decimal. */
function hexOf(bits: number) {
  return HEX_FORMATS[bits as keyof typeof HEX_FORMATS]
}

export function readCard(text: string, reading?: Reading): CardInHand {
  return { number: text, shown: text, hex: reading?.hex, bits: reading?.bits, origin: 'typed' }
}

/** What a reader that the server listens to has read: length and technology are known. */
export function heldTo(reading: Reading): CardInHand {
  const format = hexOf(reading.bits)
  return {
    number: format ? reading.hex : inBytes(reading.hex),
    shown: String(reading.renderings.DEC_10 ?? reading.hex),
    hex: reading.hex,
    bits: reading.bits,
    exactly: format && { format, technology: reading.technology },
    origin: 'reader',
  }
}

export function shelved(card: StockCard): CardInHand {
  return {
    number: card.number,
    shown: card.printed ?? card.number,
    hex: card.number,
    bits: card.bits,
    exactly: { format: hexOf(card.bits), technology: card.technology, printed: card.printed },
    origin: 'stock',
  }
}

/** How it is told to the server. */
export function draftOf({ number, exactly }: CardInHand) {
  return { number, ...exactly }
}

/** Hex in a writing that cannot be taken for decimal: 04:A1:B2:C3. */
export function inBytes(hex: string): string {
  return hex.match(/../g)?.join(':') ?? hex
}
