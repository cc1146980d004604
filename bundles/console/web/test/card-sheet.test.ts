import { describe, expect, it } from 'vitest'
import { linesOf } from '../src/screens/cards/batch/sheet'

describe('A list of replacements (C017)', () => {
  it('is who, new number, reason and note, apart by tab, comma or semicolon', () => {
    const { lines, wrong } = linesOf('100001\t0710918941\tLOST\tin the bus\n100002,,damaged\r\n100003;2081594084;磨损', 'OTHER')
    expect(wrong).toEqual([])
    expect(lines).toEqual([
      { row: 1, who: '100001', number: '0710918941', reason: 'LOST', note: 'in the bus' },
      { row: 2, who: '100002', number: '', reason: 'DAMAGED', note: '' },
      { row: 3, who: '100003', number: '2081594084', reason: 'WORN', note: '' },
    ])
  })

  it('may have headings, empty lines and no more than who', () => {
    const { lines, wrong } = linesOf('\ufeff工号,新卡号,原因\n\n100001\n"100002"\n', 'FORMAT_CHANGE')
    expect(wrong).toEqual([])
    expect(lines.map((line) => [line.row, line.who, line.reason])).toEqual([[3, '100001', 'FORMAT_CHANGE'], [4, '100002', 'FORMAT_CHANGE']])
  })

  it('says which lines it cannot read, and why', () => {
    expect(linesOf('100001,0710918941,mislaid\n,2081594084,LOST', 'LOST').wrong).toEqual([
      { row: 1, text: '100001,0710918941,mislaid', why: 'reason' },
      { row: 2, text: ',2081594084,LOST', why: 'who' },
    ])
  })
})
