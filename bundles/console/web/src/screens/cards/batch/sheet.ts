import { REASONS, type Reason } from '../desk/desk'

/** One line of a list: who, the new number if it is known, why. */
export interface Line {
  row: number
  who: string
  number: string
  reason: Reason
  note: string
}

export interface WrongLine {
  row: number
  text: string
  why: 'who' | 'reason'
}

const WORDS: Record<string, Reason> = {
  丢失: 'LOST', 遗失: 'LOST', 被盗: 'STOLEN', 损坏: 'DAMAGED', 磨损: 'WORN', 换制式: 'FORMAT_CHANGE', 换名: 'NAME_CHANGE', 其他: 'OTHER',
}

function reasonOf(cell: string): Reason | undefined {
  const code = cell.toUpperCase().replaceAll(' ', '_')
  return WORDS[cell] ?? REASONS.find((reason) => reason === code)
}

/**
 * Reads a pasted or loaded list: who (number of the person or of the old card), new number, reason, note, apart by tab, comma
 * or semicolon. A line without a reason takes the given one; a first line of headings is left out.
 */
export function linesOf(text: string, usual: Reason): { lines: Line[]; wrong: WrongLine[] } {
  const lines: Line[] = []
  const wrong: WrongLine[] = []
  text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\n|\r/)
    .forEach((line, index) => {
      if (!line.trim()) return
      const [who = '', number = '', why = '', note = ''] = line.split(line.includes('\t') ? '\t' : /[,;，；]/).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'))
      const reason = why ? reasonOf(why) : usual
      const row = index + 1
      if (reason && who) lines.push({ row, who, number, reason, note })
      else if (index > 0 || /\d/.test(line)) wrong.push({ row, text: line.trim(), why: who ? 'reason' : 'who' })
    })
  // Headings name no person: a first line without any digit is none.
  return { lines: lines.filter((line, index) => index > 0 || line.row > 1 || /\d/.test(line.who)), wrong }
}
