import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { fireEvent, render, screen } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { api } from '../src/api/calls'
import type { DayCell, PersonDay, RefusedAttempt } from '../src/api/types'
import { evidenceOf, lacking } from '../src/screens/attendance/evidence'
import { EvidenceLines } from '../src/screens/attendance/EvidenceLines'

vi.mock('../src/app/Session', () => ({ useSession: () => ({ can: () => true }) }))

const at = (time: string, date = '2026-11-17') => new Date(`${date}T${time}:00+08:00`).toISOString()
const gate = { zh: '一号门', en: 'Gate 1' }
const punch = (time: string, use: string, part: object = {}) => ({ at: at(time), use, outcome: 'ACCEPTED', terminalName: gate, ...part })
const day = (punches: object[], part: object = {}) =>
  ({
    employee: { id: 'e', departmentId: 'd' }, date: '2026-11-17', zone: 'Asia/Shanghai', punches, granted: [],
    results: [{ flags: ['MISSING_OUT'] }],
    plan: [{ shiftCode: 'Am', from: '2026-11-17T07:00:00', until: '2026-11-17T15:00:00', window: { from: at('05:00'), until: at('21:00') } }],
    ...part,
  }) as unknown as PersonDay
const cell = (lastOut: string, part: object = {}) => ({ date: '2026-11-17', shiftCode: 'Am', lastOut: `2026-11-17T${lastOut}`, ...part }) as unknown as DayCell
const attempt = (time: string) => ({ at: at(time), terminalName: gate }) as unknown as RefusedAttempt
const crew = [cell('15:04:10'), cell('15:02:00'), cell('16:30:00'), cell('18:00:00', { shiftCode: 'Dy' })]
const said = (found: ReturnType<typeof evidenceOf>) => found.map((one) => `${one.source} ${one.time}`)

describe('evidence of a missing punch', () => {
  it('is what does not count, was refused, was approved, and what the crew did, nearest to the plan first', () => {
    const punches = [punch('06:52', 'IN'), punch('15:07', 'NOT_COUNTED'), punch('16:34', 'UNASSIGNED', { phone: { state: 'HELD' } })]
    const trip = { granted: [{ kind: 'TRIP', from: at('13:00'), until: at('17:00') }] }
    expect(said(evidenceOf(day(punches, trip), 'OUT', [], crew))).toEqual(['CREW 15:04', 'DOOR 15:07', 'PHONE 16:34', 'TRIP 17:00'])
    expect(said(evidenceOf(day(punches), 'OUT', [attempt('14:58')], []))).toEqual(['REFUSED 14:58', 'DOOR 15:07', 'PHONE 16:34'])
  })

  it('is nothing before the punches that count, outside the window, twice, or of too few colleagues', () => {
    const punches = [punch('06:52', 'IN'), punch('12:00', 'BETWEEN'), punch('11:59', 'NOT_COUNTED'), punch('15:07', 'OUT', { outcome: 'REFUSED', use: 'NOT_COUNTED' })]
    expect(said(evidenceOf(day(punches), 'OUT', [attempt('15:07'), attempt('21:30')], crew.slice(0, 2)))).toEqual(['REFUSED 15:07'])
    expect(evidenceOf(day(punches, { plan: [] }), 'OUT', [attempt('15:07')], crew)).toEqual([])
  })

  it('of an in is the other side, and after midnight it says so', () => {
    const leave = { granted: [{ kind: 'LEAVE', from: at('07:00'), until: at('09:00') }] }
    expect(said(evidenceOf(day([punch('15:01', 'OUT')], leave), 'IN', [attempt('06:49'), attempt('15:03')], []))).toEqual(['REFUSED 06:49', 'LEAVE 09:00'])
    const night = { plan: [{ shiftCode: 'Nt', from: '2026-11-17T23:00:00', until: '2026-11-18T07:00:00', window: { from: at('21:00'), until: at('11:00', '2026-11-18') } }] }
    const found = evidenceOf(day([punch('22:58', 'IN')], night), 'OUT', [{ at: at('07:05', '2026-11-18') } as RefusedAttempt], [])
    expect(found.map((one) => [one.time, one.dayAfter])).toEqual([['07:05', true]])
  })

  it('is looked for on the side that is missing', () => {
    expect(lacking(day([]))).toBe('OUT')
    expect(lacking(day([], { results: [{ flags: ['MISSING_IN'] }] }))).toBe('IN')
  })

  it('has an act of its own in each line', async () => {
    vi.spyOn(api, 'refusedAttempts').mockResolvedValue({ items: [attempt('14:58')], next: '' })
    vi.spyOn(api, 'month').mockResolvedValue({ items: [{ employeeId: 'e', days: [cell('15:00:00')] }, { employeeId: 'f', days: crew }], next: '' } as never)
    const used: string[] = []
    render(
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <EvidenceLines day={day([punch('06:52', 'IN')])} way="OUT" act={(one) => <button type="button" onClick={() => used.push(one.time)}>use {one.time}</button>} />
      </QueryClientProvider>,
    )
    fireEvent.click(await screen.findByRole('button', { name: 'use 15:04' }))
    expect(used).toEqual(['15:04'])
    expect(screen.getAllByRole('listitem').map((line) => line.textContent)).toEqual(['14:58 refused attempt · Gate 1use 14:58', '15:04 median of 3 colleagues of the shift' + 'use 15:04'])
  })
})
