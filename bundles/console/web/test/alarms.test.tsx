import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { fireEvent, render, screen } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { AlarmView } from '../src/api/types'
import { speak } from '../src/i18n'
import { Alarms } from '../src/screens/terminals/Alarms'

vi.mock('../src/app/Place', () => ({ usePlace: () => ({ zone: 'Asia/Shanghai' }) }))
vi.mock('../src/app/Session', () => ({ useSession: () => ({ can: (right: string) => right === 'punch.read' }) }))
vi.mock('../src/parts/SendList', () => ({ SendList: () => null }))

const alarm = (n: number) => ({ id: `a${n}`, terminalId: `t${n}`, terminalName: { en: `Gate ${n}` }, kind: 'SILENT', detail: '', count: 1, last: '2026-11-02T00:00:00Z' }) as unknown as AlarmView

const gates = () => screen.getAllByRole('button', { name: /^Gate/ }).map((button) => button.textContent)

describe('Many alarms', () => {
  beforeAll(() => speak('en'))

  it('leave room for the terminals; those of the one that is looked at come first', () => {
    const alarms = [1, 2, 3, 4, 5, 6, 7].map(alarm)
    render(<QueryClientProvider client={new QueryClient()}><MemoryRouter><Alarms alarms={alarms} chosen="t7" choose={() => {}} /></MemoryRouter></QueryClientProvider>)
    expect(gates()).toEqual(['Gate 7', 'Gate 1', 'Gate 2', 'Gate 3', 'Gate 4'])
    fireEvent.click(screen.getByRole('button', { name: 'Show all 7 alarms' }))
    expect(gates().length).toBe(7)
    fireEvent.click(screen.getByRole('button', { name: 'Show fewer' }))
    expect(gates().length).toBe(5)
  })

  it('of people who may not be there leads to all of them', () => {
    const strangers = { ...alarm(3), kind: 'NOT_PERMITTED', detail: '000118 000119 000120 000121 000122 and 163 more' } as AlarmView
    render(<QueryClientProvider client={new QueryClient()}><MemoryRouter><Alarms alarms={[strangers]} choose={() => {}} /></MemoryRouter></QueryClientProvider>)
    expect(screen.getByText('000118, 000119, 000120, 000121, 000122 and 163 more')).toBeTruthy()
    expect(screen.getByRole('link', { name: 'Who' }).getAttribute('href')).toBe('/terminals?id=t3#unpermitted')
  })
})
