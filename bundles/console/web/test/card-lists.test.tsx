import { fireEvent, render, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { CardLoss } from '../src/api/types'
import { csvOf } from '../src/parts/csv'
import { ListPanel, whole } from '../src/parts/grid/ListPanel'
import { twice, type Row } from '../src/screens/cards/batch/rows'
import { sumBy } from '../src/screens/cards/Losses'
import { numbersIn } from '../src/screens/cards/stock/ShelveForm'
import { daysLeft } from '../src/screens/cards/ToActivate'

const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key })

describe('A list one works through', () => {
  const shown: string[] = []
  const list = (
    <ListPanel<{ id: string }>
      title="Cards"
      pages={whole({ data: [{ id: 'a' }, { id: 'b' }, { id: 'c' }], error: null, isPending: false, refetch: () => undefined })}
      rowKey={(row) => row.id}
      columns={[{ key: 'id', head: 'Card', width: '1fr', cell: (row) => row.id, text: (row) => row.id }]}
      empty="none"
      side={(row) => ({ title: `card ${row.id}`, body: `all about ${row.id}` })}
      acts={{ v: (row) => shown.push(row.id) }}
      bulk={(rows) => <button type="button" className="ant-btn-primary">freeze {rows.map((row) => row.id).join('')}</button>}
    />
  )

  it('marks with x, shows beside with Space, and does what v says', () => {
    render(list)
    press('j')
    press('x')
    press('j')
    press('x')
    expect(screen.getByText('freeze ab')).toBeTruthy()
    press('v')
    expect(shown).toEqual(['b'])
    press(' ')
    expect(screen.getByText('all about b')).toBeTruthy()
  }, 30_000)

  it('acts with e on the one row it is at, with the focus on the act', () => {
    render(list)
    press('j')
    press('x')
    press('j')
    press('e')
    expect(document.activeElement?.textContent).toBe('freeze b')
  }, 30_000)
})

describe('A sheet of what is shown', () => {
  it('quotes what a sheet program would tear apart, and disarms what it would run', () => {
    expect(csvOf(['a', 'b'], [['one, "two"', '=1+1'], ['-12', '+x']])).toBe('a,b\r\n"one, ""two""",\'=1+1\r\n-12,\'+x\r\n')
  })
})

describe('What the card office counts', () => {
  it('losses by what they have in common, the most first (C070)', () => {
    const losses = [['2026-10', 2], ['2026-11', 5], ['2026-10', 4]].map(([month, count]) => ({ month, count, departmentId: 'd', reason: 'LOST' }) as CardLoss)
    expect(sumBy(losses, (loss) => loss.month)).toEqual([{ key: '2026-10', value: 6 }, { key: '2026-11', value: 5 }])
  })

  it('days until a card is cancelled, never less than none (C058)', () => {
    const now = Date.parse('2026-11-29T12:00:00Z')
    expect(['2026-11-30T11:00:00Z', '2026-12-01T13:00:00Z', '2026-11-01T00:00:00Z'].map((until) => daysLeft(until, now))).toEqual([1, 3, 0])
  })

  it('cards for the shelf, with what is printed on them', () => {
    expect(numbersIn('0710918941, 0012345678\n\n2081594084\t\n')).toEqual([{ number: '0710918941', printed: '0012345678' }, { number: '2081594084' }])
  })

  it('a person and a card in a list once only (C017)', () => {
    const row = (at: number, employeeId: string, number: string) => ({ row: at, employeeId, number, state: 'READY', problems: [] }) as unknown as Row
    const states = twice([row(1, 'a', '1'), row(2, 'b', '1'), row(3, 'a', ''), row(4, 'c', '')]).map((one) => [one.state, ...one.problems.map((problem) => problem.code)])
    expect(states).toEqual([['READY'], ['WRONG', 'batch.number-twice'], ['WRONG', 'batch.person-twice'], ['READY']])
  })
})
