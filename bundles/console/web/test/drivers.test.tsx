import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { DriverView, TerminalView } from '../src/api/types'
import { api } from '../src/api/calls'
import { speak } from '../src/i18n'
import { Signature } from '../src/screens/terminals/DriverCard'
import { DriverEffects, effect, serves, standings } from '../src/screens/terminals/DriverEffects'
import Drivers from '../src/screens/terminals/Drivers'
import { pageOf } from '../src/screens/terminals/TerminalTools'

vi.mock('../src/app/Place', () => ({ usePlace: () => ({ zone: 'Asia/Shanghai' }) }))
vi.mock('../src/app/Session', () => ({ useSession: () => ({ can: () => true }) }))

const terminal = (id: string, kind: string, held: number, status = 'IN_USE') =>
  ({ id, name: { zh: '', en: `Gate ${id}` }, siteName: { zh: '', en: 'Works' }, status, state: { kind, held } }) as unknown as TerminalView

const driver = (roads: string[]) => ({ roads }) as unknown as DriverView

describe('What an act on a driver means', () => {
  it('depends on how punches come in', () => {
    expect(effect('stop', driver(['VISIT', 'LISTEN']))).toBe('VISIT')
    expect(effect('remove', driver(['CALL_IN']))).toBe('CALL_IN')
    expect(effect('stop', driver(['DESK']))).toBe('DESK')
    expect(effect('install', driver(['VISIT']))).toBe('PAUSE')
    expect(effect('start', driver(['FILE']))).toBe('RESUME')
  })

  it('is a moment where the one that came with the suite goes on', () => {
    expect(effect('remove', { roads: ['VISIT'], shipped: '0.1.0' })).toBe('PAUSE')
    expect(effect('stop', { roads: ['VISIT'], shipped: '0.1.0' })).toBe('VISIT')
  })

  it('is told before it is done, with what stays in the terminals', () => {
    render(<DriverEffects act="stop" driver={driver(['VISIT'])} terminals={[terminal('1', 'ONLINE', 3), terminal('2', 'UNREACHABLE', 4), terminal('3', 'DISABLED', 9, 'DISABLED')]} />)
    expect(screen.getByText(/2 terminals lose contact/)).toBeTruthy()
    expect(screen.getByText('7 punches lie in these terminals now.')).toBeTruthy()
    expect(screen.queryByText('Gate 3')).toBeNull()
  })

  it('is shown afterwards beside how each terminal stood', () => {
    const before = standings([terminal('1', 'ONLINE', 3)])
    render(<DriverEffects act="stop" driver={driver(['VISIT'])} terminals={[terminal('1', 'DRIVER_MISSING', 3)]} before={before} />)
    const row = screen.getByText('Gate 1').closest('tr')
    expect([...(row?.querySelectorAll('td') ?? [])].slice(1).map((cell) => cell.textContent)).toEqual([expect.stringContaining('Online'), expect.stringContaining('Driver missing'), '3'])
  })

  it('is to be served again where the driver is missing', () => {
    render(<DriverEffects act="install" driver={driver(['CALL_IN'])} terminals={[terminal('1', 'DRIVER_MISSING', 3)]} />)
    expect(screen.getByText('1 terminal is served again, from where it stopped.')).toBeTruthy()
    expect(serves('org.clockhouse.driver.zk.push', 'zk.push')).toBe(true)
    expect(serves('zk.push', 'push')).toBe(false)
  })

  it('is nothing where nobody uses it', () => {
    render(<DriverEffects act="remove" driver={driver(['VISIT'])} terminals={[]} />)
    expect(screen.getByText('No terminal uses it.')).toBeTruthy()
  })
})

describe('The panel beside the drivers', () => {
  beforeAll(() => speak('en'))
  afterEach(() => {
    vi.restoreAllMocks()
    Reflect.deleteProperty(Element.prototype, 'scrollIntoView')
  })

  it('is brought into sight when a card far below is pressed, and again when it is done', async () => {
    const shown: string[] = []
    Element.prototype.scrollIntoView = function (this: Element) {
      shown.push(this.className)
    }
    vi.spyOn(api, 'confirmPassword').mockResolvedValue(undefined as never)
    vi.spyOn(api, 'setDriver').mockResolvedValue(undefined as never)
    const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } })
    vi.spyOn(queries, 'invalidateQueries').mockResolvedValue(undefined)
    const one = { id: 'zk.pull', vendor: 'ZKTeco', model: '4370', state: 'ACTIVE', roads: ['VISIT'], settings: [], capabilities: [], tried: [], signature: { trust: 'SUITE' }, jar: { version: '1', fileName: 'zk.jar', origin: 'FEATURE' } }
    queries.setQueryData(['drivers'], [one])
    queries.setQueryData(['terminals'], [])
    render(<QueryClientProvider client={queries}><MemoryRouter><Drivers /></MemoryRouter></QueryClientProvider>)
    expect(shown).not.toContain('driver-turn')
    fireEvent.click(screen.getByRole('button', { name: /^Stop/ }))
    expect(shown.filter((name) => name === 'driver-turn')).toHaveLength(1)
    fireEvent.change(screen.getByLabelText(/password/i), { target: { value: 'secret' } })
    fireEvent.submit(screen.getByLabelText(/password/i))
    await waitFor(() => expect(shown.filter((name) => name === 'driver-turn').length).toBeGreaterThan(1))
    expect(api.setDriver).toHaveBeenCalledWith('zk.pull', 'STOPPED')
  })
})

describe('Who signed', () => {
  it('is a name with its fingerprint, and says when nobody knows it here', () => {
    render(<Signature signature={{ trust: 'UNKNOWN', signer: 'CN=Acme', fingerprint: 'ab'.repeat(32) }} />)
    expect(screen.getByText('CN=Acme · not known here').className).toContain('tone-late')
    expect(screen.getByText(/^abababababababab abab/)).toBeTruthy()
  })

  it('is said of what nobody signed', () => {
    render(<Signature signature={{ trust: 'UNSIGNED' }} />)
    expect(screen.getByText('unsigned').className).toContain('tone-late')
  })
})

describe('The label of a terminal', () => {
  it('t001 leads to its own page', () => {
    expect(pageOf('0192')).toBe(`${window.location.origin}/terminals?id=0192`)
  })
})
