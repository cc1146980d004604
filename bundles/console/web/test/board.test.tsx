import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { api } from '../src/api/calls'
import type { BoardRow, Visitor } from '../src/api/types'
import Today from '../src/screens/today/Today'

let rights: string[] = []
vi.mock('../src/app/Place', () => ({ usePlace: () => ({ zone: 'Asia/Shanghai', date: '2026-11-30', sites: [{ id: 'a' }, { id: 'b' }], site: undefined }) }))
vi.mock('../src/app/Session', () => ({ useSession: () => ({ can: (right: string) => rights.includes(right), session: { roles: [], account: {} } }) }))
vi.mock('../src/screens/today/WorkList', () => ({ WorkList: () => null }))

const row = (siteId: string, en: string): BoardRow => ({ siteId, name: { zh: '', en }, expected: 10, onDuty: 9, late: 1, onBreak: 0, missing: 1, unknown: 0, onLeave: 0, shifts: [], posts: [] })
const visitor = (id: string, siteId: string) => ({ id, siteId, state: 'INSIDE' }) as Visitor

function show() {
  vi.spyOn(api, 'today').mockResolvedValue({ asOf: '2026-11-30T02:00:00Z', sites: [row('a', 'Suzhou'), row('b', 'Shanghai')] })
  const asked = vi.spyOn(api, 'visitors').mockResolvedValue({ items: [visitor('1', 'a'), visitor('2', 'a'), visitor('3', 'b')], next: '' } as never)
  vi.spyOn(api, 'calendars').mockResolvedValue([])
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <MemoryRouter><Today /></MemoryRouter>
    </QueryClientProvider>,
  )
  return asked
}

describe('The board of today', () => {
  beforeEach(() => {
    rights = ['timesheet.read']
  })

  afterEach(() => vi.restoreAllMocks())

  it('counts the visitors who are inside, by site, for whoever receives them', async () => {
    rights.push('visitor.admit', 'visitor.register')
    show()
    expect((await screen.findByRole('link', { name: 'Suzhou Visitors 2' })).getAttribute('href')).toBe('/visitors?view=INSIDE')
    expect(screen.getByRole('link', { name: 'All sites Visitors 3' })).toBeTruthy()
  })

  it('has no column of visitors for others', async () => {
    const asked = show()
    await screen.findByText('Suzhou')
    expect(screen.queryByText('Visitors')).toBeNull()
    expect(asked).not.toHaveBeenCalled()
  })
})
