import { fireEvent, render, screen } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { PersonDay, RequestView } from '../src/api/types'
import { instantOf } from '../src/parts/timeline/geometry'
import { HoldButton } from '../src/screens/own/HoldButton'
import { currentOf, remediesOf, standingOf } from '../src/screens/own/standing'
import { dateOf, detailsOf, wishFor, wishOf } from '../src/screens/requests/asking'
import { Effects, rowsOf } from '../src/screens/requests/Effects'

describe('What is asked for', () => {
  it('names a punch of a night shift by its own time and by the work date it belongs to', () => {
    const wish = { ...wishFor('CORRECTION', '2026-11-17'), from: '06:02', as: 'OUT' as const, dayAfter: true }
    expect(detailsOf(wish)).toEqual({ at: '2026-11-18T06:02', as: 'OUT', date: '2026-11-17', cause: 'FORGOTTEN' })
  })

  it('is complete only with its times', () => {
    expect(detailsOf(wishFor('CORRECTION', '2026-11-17'))).toBeNull()
    expect(detailsOf({ ...wishFor('OVERTIME', '2026-11-17'), from: '18:00' })).toBeNull()
    expect(detailsOf({ ...wishFor('OVERTIME', '2026-11-17'), from: '18:00', until: '20:30' })).toEqual({ from: '2026-11-17T18:00', until: '2026-11-17T20:30' })
  })

  it('is a day, several days, half a day or hours of leave', () => {
    const leave = wishFor('LEAVE', '2026-11-26')
    expect(detailsOf(leave)).toEqual({ type: 'ANNUAL', date: '2026-11-26' })
    expect(detailsOf({ ...leave, lastDate: '2026-11-27' })).toEqual({ type: 'ANNUAL', date: '2026-11-26', lastDate: '2026-11-27' })
    expect(detailsOf({ ...leave, length: 'MORNING' })).toEqual({ type: 'ANNUAL', date: '2026-11-26', half: 'MORNING' })
    expect(detailsOf({ ...leave, length: 'HOURS', from: '13:00', until: '15:00', type: 'SICK' })).toEqual({ type: 'SICK', from: '2026-11-26T13:00', until: '2026-11-26T15:00' })
  })

  it('can be put right from what the server keeps', () => {
    const details = { at: '2026-11-18T06:02', as: 'OUT', date: '2026-11-17', cause: 'DEVICE_FAULT' }
    const wish = wishOf({ kind: 'CORRECTION', details })
    expect(wish && detailsOf(wish)).toEqual(details)
    const trip = { from: '2026-11-18T09:00', until: '2026-11-20T18:00' }
    const again = wishOf({ kind: 'TRIP', details: trip })
    expect(again && detailsOf(again)).toEqual(trip)
    expect(wishOf({ kind: 'CARD_REPLACEMENT', details: {} })).toBeNull()
  })

  it('lies on its work date', () => {
    expect(dateOf({ details: { at: '2026-11-18T06:02', date: '2026-11-17' } })).toBe('2026-11-17')
    expect(dateOf({ details: { from: '2026-11-18T09:00' } })).toBe('2026-11-18')
    expect(dateOf({ details: {} } as Pick<RequestView, 'details'>)).toBe('')
  })
})

describe('The effect of a request', () => {
  const effect = { date: '2026-11-17', before: { REQUIRED: 480, REGULAR: 383, LATE: 11 }, after: { REQUIRED: 480, REGULAR: 469, LATE: 11, OT_WORKDAY: 120 } }

  it('says of every part of the bar from what to what', () => {
    expect(rowsOf(effect)).toEqual([
      { key: 'counted', before: 383, after: 469 },
      { key: 'late', before: 11, after: 11 },
      { key: 'short', before: 86, after: 0 },
      { key: 'overtime', before: 0, after: 120 },
    ])
  })

  it('says in words what changes and what stays', () => {
    const { container } = render(<Effects effects={[effect]} />)
    const rows = [...container.querySelectorAll('tr')].map((row) => row.textContent)
    expect(rows[0]).toBe('Counted6:23→7:49changed')
    expect(rows[1]).toBe('Late0:11→0:11same')
  })
})

const night = {
  date: '2026-11-17',
  plan: [{ ordinal: 0, from: '2026-11-17T22:00:00', until: '2026-11-18T06:00:00', segments: [{ from: '2026-11-17T14:00:00Z', until: '2026-11-17T22:00:00Z' }] }],
  punches: [{ at: '2026-11-17T13:52:00Z', use: 'IN', ordinals: [0], method: 'CARD' }],
  results: [],
} as unknown as PersonDay
const rest = { date: '2026-11-18', plan: [], punches: [], results: [] } as unknown as PersonDay

describe('Where somebody stands', () => {
  it('is in the night shift of yesterday until it ends', () => {
    expect(currentOf(night, rest, Date.parse('2026-11-17T21:00:00Z')).date).toBe('2026-11-17')
    expect(currentOf(night, rest, Date.parse('2026-11-17T22:30:00Z')).date).toBe('2026-11-18')
  })

  it('is in after the first punch, not seen when the shift began without one, and free without a plan', () => {
    expect(standingOf(night, Date.parse('2026-11-17T15:00:00Z'))).toMatchObject({ is: 'in' })
    expect(standingOf({ ...night, punches: [] }, Date.parse('2026-11-17T15:00:00Z'))).toEqual({ is: 'unseen', from: '2026-11-17T22:00:00' })
    expect(standingOf({ ...night, punches: [] }, Date.parse('2026-11-17T12:00:00Z'))).toEqual({ is: 'ahead', from: '2026-11-17T22:00:00' })
    expect(standingOf(rest, Date.now())).toEqual({ is: 'free' })
  })
})

describe('T098 what can be done about a red day', () => {
  const day = (result: object) => ({ results: [{ status: 'PRESENT', flags: [], minutes: {}, ...result }] }) as unknown as PersonDay

  it('is the punch that is missing', () => {
    expect(remediesOf(day({ flags: ['MISSING_OUT'] })).map((one) => one.word)).toEqual(['addOut'])
    expect(remediesOf(day({ flags: ['MISSING_IN'] })).map((one) => one.as)).toEqual(['IN'])
  })

  it('is both punches, leave or a trip for an absence', () => {
    expect(remediesOf(day({ status: 'ABSENT' })).map((one) => one.word)).toEqual(['addIn', 'addOut', 'askLeave', 'askTrip'])
  })

  it('is overtime for minutes that count nowhere, and nothing on a good day', () => {
    expect(remediesOf(day({ minutes: { EXTRA: 45 } })).map((one) => one.word)).toEqual(['askOvertime'])
    expect(remediesOf(day({}))).toEqual([])
  })
})

describe('C068 the button that freezes', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  it('acts after a second of holding and not before', () => {
    vi.useFakeTimers()
    const act = vi.fn()
    render(<HoldButton act={act}>Freeze</HoldButton>)
    const button = screen.getByRole('button')
    fireEvent.pointerDown(button)
    vi.advanceTimersByTime(600)
    fireEvent.pointerUp(button)
    fireEvent.click(button)
    vi.advanceTimersByTime(2_000)
    expect(act).not.toHaveBeenCalled()
    fireEvent.keyDown(button, { key: ' ' })
    vi.advanceTimersByTime(1_001)
    expect(act).toHaveBeenCalledTimes(1)
  })

  it('takes the press of a screen reader at its word', () => {
    const act = vi.fn()
    render(<HoldButton act={act}>Freeze</HoldButton>)
    fireEvent.click(screen.getByRole('button'))
    expect(act).toHaveBeenCalledTimes(1)
  })
})

describe('A wall time', () => {
  it('is an instant of its zone', () => {
    expect(instantOf('2026-11-17T20:32', 'Asia/Shanghai')).toBe('2026-11-17T12:32:00.000Z')
  })
})
