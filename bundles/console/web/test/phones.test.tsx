import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { api } from '../src/api/calls'
import type { PhonePunch } from '../src/api/types'
import { HeldPunches } from '../src/screens/attendance/phones/HeldPunches'
import * as device from '../src/screens/own/phone/device'
import { PunchButton } from '../src/screens/own/phone/PunchButton'

vi.mock('../src/app/Place', () => ({ usePlace: () => ({ zone: 'Asia/Shanghai', sites: [] }) }))
vi.mock('../src/app/Session', () => ({ useSession: () => ({ can: () => true, session: { account: { employeeId: 'e1' } } }) }))
// Keys and what is kept on the phone need a real browser: the browser test has them.
vi.mock('../src/screens/own/phone/device', async (actual) => ({ ...(await actual<typeof device>()), thisPhone: vi.fn(), locate: vi.fn(), punch: vi.fn(), queued: vi.fn(), sendQueued: vi.fn() }))

const FIX = { latitude: 31_230_400, longitude: 121_473_700, accuracy: 15 }
const made = (state: PhonePunch['state'], doubts: PhonePunch['doubts']): PhonePunch =>
  ({ id: 'p1', employeeId: 'e1', number: '0001', name: { zh: '', en: 'Ann' }, phoneId: 'f1', key: 'UNSTATED', at: '2026-11-20T00:00:00Z', receivedAt: '2026-11-20T00:00:00Z', deviceTime: '2026-11-20T00:00:00Z', accuracy: 15, distance: 11_120, place: { zh: '', en: 'East gate' }, onFieldWork: false, doubts, state, positionKept: true, version: 1 }) as PhonePunch

function shown(what: React.ReactNode) {
  render(<QueryClientProvider client={new QueryClient()}><MemoryRouter>{what}</MemoryRouter></QueryClientProvider>)
}

describe('What a phone signs', () => {
  it('is eight lines, absent values empty', () => {
    expect(device.statement({ id: 'p', phoneId: 'f', fix: FIX })).toBe('clockhouse-punch\np\nf\nUNSTATED\n\n31230400\n121473700\n15')
    expect(device.statement({ id: 'p', phoneId: 'f', queuedAt: '2026-11-20T00:00:00.500Z' })).toBe('clockhouse-punch\np\nf\nUNSTATED\n1795132800500\n\n\n')
  })
})

describe('The button to punch (T035, T066)', () => {
  beforeEach(() => {
    vi.spyOn(api, 'phoneRule').mockResolvedValue({ on: true, mostPerPerson: 1, shared: 'REFUSED', zh: '', en: '', version: 1 })
    vi.spyOn(api, 'phonesOf').mockResolvedValue([])
    vi.spyOn(api, 'phoneLeave').mockResolvedValue({ allowed: true, places: [], onFieldWork: true, mostAccuracy: 200 })
    vi.mocked(device.thisPhone).mockResolvedValue({ id: 'f1', state: 'ACTIVE' } as never)
    vi.mocked(device.queued).mockResolvedValue([])
    vi.mocked(device.sendQueued).mockResolvedValue({ sent: [], refused: [] })
  })

  it('says how far away one was, and that it waits', async () => {
    vi.mocked(device.locate).mockResolvedValue(FIX)
    vi.mocked(device.punch).mockResolvedValue(made('HELD', ['TOO_FAR']))
    shown(<PunchButton />)
    fireEvent.click(await screen.findByRole('button', { name: 'Punch' }))
    await screen.findByText(/11.1 km from East gate/)
    expect(device.punch).toHaveBeenCalledWith('e1', 'f1', FIX)
    expect(screen.getByText(/HR says whether it counts/)).toBeTruthy()
  })

  it('punches without a position where that was not allowed, and says what to do', async () => {
    vi.mocked(device.locate).mockResolvedValue('denied')
    vi.mocked(device.punch).mockResolvedValue(made('REFUSED', ['NO_POSITION']))
    shown(<PunchButton />)
    fireEvent.click(await screen.findByRole('button', { name: 'Punch' }))
    await screen.findByText(/Allow it for this site/)
    expect(device.punch).toHaveBeenCalledWith('e1', 'f1', undefined)
  })

  it('is not there for whom no place is for', async () => {
    vi.spyOn(api, 'phoneLeave').mockResolvedValue({ allowed: false, places: [], onFieldWork: false, mostAccuracy: 200 })
    shown(<PunchButton />)
    await waitFor(() => expect(api.phoneLeave).toHaveBeenCalled())
    expect(screen.queryByRole('button')).toBeNull()
  })
})

describe('Punches that wait for a word (T066)', () => {
  it('count by one act, which z takes back with its new version', async () => {
    vi.spyOn(api, 'phonePunches').mockResolvedValue([made('HELD', ['TOO_FAR'])])
    const decide = vi.spyOn(api, 'decidePhonePunch').mockResolvedValue({ ...made('ACCEPTED', ['TOO_FAR']), version: 2 })
    const reopen = vi.spyOn(api, 'reopenPhonePunch').mockResolvedValue({ ...made('HELD', ['TOO_FAR']), version: 3 })
    const look = vi.spyOn(api, 'phonePosition').mockResolvedValue({ fix: FIX })
    shown(<HeldPunches />)
    await screen.findByText('Ann')
    expect(look).not.toHaveBeenCalled()
    fireEvent.click(screen.getByRole('button', { name: 'Show where' }))
    await screen.findByText('31.23040, 121.47370')
    fireEvent.click(screen.getByRole('button', { name: 'It counts' }))
    await screen.findByText(/The punch of 0001 counts/)
    expect(decide).toHaveBeenCalledWith('p1', true, 1)
    fireEvent.keyDown(window, { key: 'z' })
    await waitFor(() => expect(reopen).toHaveBeenCalledWith('p1', 2))
  })
})
