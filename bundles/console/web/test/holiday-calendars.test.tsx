import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { api } from '../src/api/calls'
import { speak } from '../src/i18n'
import { HolidayCalendars } from '../src/screens/administration/HolidayCalendars'
import { MissingYear } from '../src/screens/today/MissingYear'

const rights = new Set(['organisation.write'])
vi.mock('../src/app/Place', () => ({ usePlace: () => ({ sites: [{ id: 's', calendarId: 'c' }] }) }))
vi.mock('../src/app/Session', () => ({ useSession: () => ({ can: (right: string) => rights.has(right) }) }))

// Fields of a form take their time where there is no layout.
const SLOW = 30_000
const year = new Date().getFullYear()
const day = (date: string, layer = 'PUBLIC') => ({ date, type: 'STATUTORY', name: 'One', source: '', layer })
const calendar = { id: 'c', name: { en: 'China' }, restDays: ['SATURDAY', 'SUNDAY'], days: [day(`${year}-01-01`), day(`${year + 1}-02-01`, 'COMPANY')], version: 4 }

function show(write: boolean, calendars = [calendar]) {
  vi.spyOn(api, 'calendars').mockResolvedValue(calendars as never)
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  return render(<QueryClientProvider client={client}><HolidayCalendars write={write} /></QueryClientProvider>)
}

describe('holidays of calendars', () => {
  beforeAll(async () => {
    vi.stubGlobal('ResizeObserver', class { observe() {} unobserve() {} disconnect() {} })
    vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }))
    await speak('en')
  })
  afterEach(() => vi.restoreAllMocks())

  it('names a year of which a calendar knows nothing', async () => {
    show(false, [{ ...calendar, days: [day(`${year}-01-01`)] }])
    expect(await screen.findByText(new RegExp(`“China” has no holiday for ${year + 1}`))).toBeTruthy()
    expect(screen.queryByText(new RegExp(`“China” has no holiday for ${year}:`))).toBeNull()
    expect(screen.queryByText('Choose a file')).toBeNull()
  })

  it('shows what a file says and what was left out, and stores it only when it is taken', async () => {
    const found = day(`${year + 1}-05-01`)
    const read = vi.spyOn(api, 'readCalendar').mockResolvedValue({ days: [found], left: [{ line: 7, code: 'rule', text: 'FREQ=WEEKLY' }], signature: { trust: 'UNKNOWN', signer: 'CN=Acme', fingerprint: 'a1b2' } } as never)
    const amend = vi.spyOn(api, 'amendCalendar').mockResolvedValue({} as never)
    const { container } = show(true)
    await screen.findAllByText('China', {}, { timeout: SLOW })
    const file = { text: () => Promise.resolve('BEGIN:VCALENDAR') }
    fireEvent.change(container.querySelector('input[type="file"]')!, { target: { files: [file] } })
    expect(await screen.findByText(/line 7 a rule that is not yearly: FREQ=WEEKLY/, {}, { timeout: SLOW })).toBeTruthy()
    expect(screen.getByText(/Signed by CN=Acme, whom nobody here knows.*a1b2/)).toBeTruthy()
    expect(read).toHaveBeenCalledWith({ text: 'BEGIN:VCALENDAR', year: year + 1, free: 'STATUTORY' })
    expect(amend).not.toHaveBeenCalled()
    fireEvent.click(screen.getByText(`Replace the public days of ${year + 1} by these`))
    await waitFor(() => expect(amend).toHaveBeenCalled())
    expect(amend.mock.calls[0]).toEqual(['c', { name: { en: 'China' }, restDays: calendar.restDays, days: [...calendar.days, found] }, 4])
  }, SLOW)

  it('says on the first page that the year of a calendar in use is missing, from December on the next one too', async () => {
    vi.spyOn(api, 'calendars').mockResolvedValue([{ ...calendar, days: [day('2027-01-01')] }, { ...calendar, id: 'unused', days: [] }] as never)
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2027-12-01T12:00:00') })
    const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
    render(<QueryClientProvider client={client}><MemoryRouter><MissingYear /></MemoryRouter></QueryClientProvider>)
    expect(await screen.findAllByText(/has no holiday for 2028/)).toHaveLength(1)
    expect(screen.queryByText(/has no holiday for 2027/)).toBeNull()
    vi.useRealTimers()
  })
})
