import { render } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { LeaveBalance, OfferedShift } from '../src/api/types'
import { LeaveLots } from '../src/parts/LeaveLots'
import { isOpenTo } from '../src/screens/own/OwnRoster'

describe('A shift that is offered', () => {
  const shift = (part: Partial<OfferedShift>) => ({ id: 's', places: 1, free: 1, against: [], ...part }) as unknown as OfferedShift

  it('stands in front where one can take it or has it', () => {
    expect(isOpenTo(shift({}))).toBe(true)
    expect(isOpenTo(shift({ free: 0, claim: 'GIVEN' }))).toBe(true)
    expect(isOpenTo(shift({ free: 0 }))).toBe(false)
    expect(isOpenTo(shift({ against: ['OVERLAP'] as OfferedShift['against'] }))).toBe(false)
  })
})

describe('What a balance is made of', () => {
  const lot = (minutes: number) => ({ from: '2026-01-01', minutes, expires: '2027-12-31', onExpiry: 'LAPSE' })
  const said = (lots: ReturnType<typeof lot>[], minutes: number) =>
    render(<LeaveLots balance={{ type: 'ANNUAL', minutes, day: 480, inDays: true, paid: 0, expired: 0, lots } as unknown as LeaveBalance} />).container.textContent

  it('does not say the length twice where it is one part', () => {
    expect(said([lot(960)], 960)).toMatch(/^until .*2027.*, then it lapses$/)
    expect(said([lot(960), lot(480)], 1440)).toMatch(/^2 days until .*1 day until/)
  })
})
