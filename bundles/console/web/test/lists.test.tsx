import { fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { describe, expect, it } from 'vitest'
import type { ShiftView } from '../src/api/types'
import { VirtualList } from '../src/parts/grid/VirtualList'
import { shiftMark, shiftPlan } from '../src/parts/names'

const people = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id }))

function List() {
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set())
  return (
    <>
      <VirtualList label="People" rows={people} rowKey={(row) => row.id} marked={marked} onMark={setMarked} columns={[{ key: 'id', head: 'Name', width: '1fr', cell: (row) => row.id }]} />
      <output>{[...marked].sort().join('')}</output>
    </>
  )
}

const press = (key: string, shiftKey = false) => fireEvent.keyDown(document.body, { key, shiftKey })

describe('A long list', () => {
  it('marks the row with x and all up to another with Shift+x', () => {
    render(<List />)
    press('j')
    press('x')
    expect(screen.getByRole('status').textContent).toBe('a')
    press('j')
    press('j')
    press('X', true)
    expect(screen.getByRole('status').textContent).toBe('abc')
    press('x')
    expect(screen.getByRole('status').textContent).toBe('ab')
  })

  it('marks all that it shows, and none again', () => {
    render(<List />)
    const all = screen.getByLabelText('Mark all 5 shown')
    fireEvent.click(all)
    expect(screen.getByRole('status').textContent).toBe('abcde')
    fireEvent.click(all)
    expect(screen.getByRole('status').textContent).toBe('')
  })
})

describe('The plan of a day', () => {
  const shifts = [
    { code: 'Am', name: { zh: '早班', en: 'Morning' }, segments: [{ start: '07:00', end: '15:00' }] },
    { code: 'Sp', name: { zh: '', en: 'Split' }, segments: [{ start: '08:00:00', end: '12:00:00' }, { start: '16:00:00', end: '20:00:00' }] },
  ] as unknown as ShiftView[]

  it('says the hours, never a length that reads like a time', () => {
    expect(shiftPlan(shifts, 'Am', 'en')).toBe('Am 07:00–15:00')
    expect(shiftPlan(shifts, 'Am', 'zh-Hans')).toBe('早班 07:00–15:00')
    expect(shiftPlan(shifts, 'Sp', 'zh-Hans')).toBe('Split 08:00–20:00')
  })

  it('has one character of its own in Chinese where letters stand, and its code in English', () => {
    const named = (code: string, zh: string, retired = false) => ({ code, name: { zh }, retired, segments: [] }) as unknown as Parameters<typeof shiftPlan>[0] extends (infer S)[] | undefined ? S : never
    const all = [named('Am', '早班'), named('Nt', '夜班'), named('Dy', '常日班'), named('X1', '晚一班'), named('X2', '晚二班'), named('Old', '早早班', true), named('Q', ''), named('S1', '同班'), named('S2', '同班')]
    expect(all.map((shift) => shiftMark(all, shift.code, 'zh-Hans'))).toEqual(['早', '夜', '常', '晚一', '晚二', '早早', 'Q', 'S1', 'S2'])
    expect(shiftMark(all, 'Am', 'en')).toBe('Am')
    expect([shiftMark(undefined, 'Am', 'zh-Hans'), shiftMark(all, undefined, 'zh-Hans')]).toEqual(['Am', ''])
  })

  it('falls back to the code of a shift that is not known, and to nothing', () => {
    expect([shiftPlan(undefined, 'Am', 'en'), shiftPlan(shifts, 'Nt', 'zh-Hans'), shiftPlan(shifts, undefined, 'en')]).toEqual(['Am', 'Nt', '–'])
  })
})
