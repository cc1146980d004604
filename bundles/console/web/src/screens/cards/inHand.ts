import type { Reading, StockCard } from '../../api/types'

/** A card that is to become somebody's: read at the desk, or the next one of the stock. */
export interface CardInHand {
  number: string
  shown: string
  hex?: string
  reading?: Reading
  fromStock?: StockCard
}

const HEX_FORMATS = { 24: 'HEX_6', 32: 'HEX_8', 40: 'HEX_10', 56: 'HEX_14' } as const

export function readCard(text: string, reading?: Reading): CardInHand {
  return { number: text, shown: text, hex: reading?.hex, reading }
}

export function shelved(card: StockCard): CardInHand {
  return { number: card.number, shown: card.printed ?? card.number, hex: card.number, fromStock: card }
}

/** How it is told to the server. The stock's number is in hex and says so: its digits alone may be read as decimal. */
export function draftOf({ number, fromStock }: CardInHand) {
  if (!fromStock) return { number }
  return { number, format: HEX_FORMATS[fromStock.bits as keyof typeof HEX_FORMATS], technology: fromStock.technology, printed: fromStock.printed }
}
