import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { fireEvent, render, screen } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Ticket } from '../src/api/types'
import { PlaceProvider } from '../src/app/Place'
import { SessionProvider, type SessionContext } from '../src/app/Session'
import type { PersonDay } from '../src/api/types'
import { becauseOf } from '../src/screens/attendance/Carried'
import { AtDesk } from '../src/screens/tickets/AtDesk'

const dispute: Ticket = {
  id: 't1', subject: 'DAY', subjectId: '2026-10-30', desk: 'HR', state: 'OPEN', version: 1,
  employee: { id: 'e1', number: '100004', name: { zh: '王伟', en: 'Wang Wei' } },
  entries: [{ verb: 'REPORT', by: '100004', at: '2026-11-01T08:00:00Z', text: 'I left at 18:35' }],
}

function show(ticket: Ticket, rights: string[]) {
  const context = { can: (right: string) => rights.includes(right), session: { roles: [], account: {} }, signOut: async () => undefined } as unknown as SessionContext
  const queries = new QueryClient({ defaultOptions: { queries: { enabled: false } } })
  render(
    <QueryClientProvider client={queries}>
      <SessionProvider value={context}>
        <MemoryRouter><PlaceProvider><AtDesk ticket={ticket} /></PlaceProvider></MemoryRouter>
      </SessionProvider>
    </QueryClientProvider>,
  )
}

const close = () => screen.getByRole('button', { name: 'Close' }) as HTMLButtonElement

describe('t099 a dispute at the desk', () => {
  beforeEach(() => {
    vi.stubGlobal('ResizeObserver', class { observe() {} unobserve() {} disconnect() {} })
  })

  it('is closed with words, and leads to its day', () => {
    show(dispute, ['ticket.work'])
    expect(close().disabled).toBe(true)
    fireEvent.change(screen.getByRole('textbox', { name: 'Answer or remark' }), { target: { value: 'The reader shows 18:05.' } })
    expect(close().disabled).toBe(false)
    expect(screen.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual(['/attendance/e1/2026-10-30'])
  })

  it('is closed as it is once it was answered', () => {
    show({ ...dispute, state: 'ANSWERED' }, ['ticket.work'])
    expect(close().disabled).toBe(false)
  })

  it('is read, and no more, by whoever may only report', () => {
    show(dispute, ['ticket.report'])
    expect(screen.getByText(/I left at 18:35/)).toBeTruthy()
    expect(screen.queryByRole('button')).toBeNull()
  })
})

describe('a line that an open period carries', () => {
  const granted = (requestId: string, approvedAt: string) => ({ requestId, approvedAt, reason: requestId, approver: 'li' })
  const day = { results: [{ computedAt: '2026-10-31T12:00:00Z' }], granted: [granted('before', '2026-10-30T00:00:00Z'), granted('after', '2026-11-02T00:00:00Z')], overrides: [] } as unknown as PersonDay

  it('names what was agreed to after what the lock kept', () => {
    expect(becauseOf(day)).toEqual([{ kind: 'Approved', key: 'after', reason: 'after', by: 'li', at: '2026-11-02T00:00:00Z' }])
  })
})
