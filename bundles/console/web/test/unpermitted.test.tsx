import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { TerminalView } from '../src/api/types'
import { speak } from '../src/i18n'
import { UnpermittedPanel } from '../src/screens/terminals/UnpermittedPanel'

vi.mock('../src/app/Session', () => ({ useSession: () => ({ can: () => true }) }))

const gate = { id: 't1', zone: 'Asia/Shanghai' } as TerminalView
const letIn = (n: number) => ({ employeeId: `e${n}`, number: `000${n}`, name: { en: `Li ${n}` }, last: '2026-11-02T00:00:00Z', times: n - 117 })

const show = (kind: string, people: unknown[]) => {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } })
  queries.setQueryData(['alarms'], [{ id: 'a1', terminalId: 't1', kind }])
  queries.setQueryData(['unpermitted', 't1'], people)
  return render(<QueryClientProvider client={queries}><MemoryRouter><UnpermittedPanel terminal={gate} /></MemoryRouter></QueryClientProvider>)
}

describe('Who may not be at a terminal', () => {
  beforeAll(() => speak('en'))

  it('is listed to the last, with their days', () => {
    show('NOT_PERMITTED', [118, 119].map(letIn))
    expect(screen.getByRole('link', { name: 'Li 118' }).getAttribute('href')).toBe('/people/e118?tab=credentials')
    expect(screen.getByText('once')).toBeTruthy()
    expect(screen.getByText('2 times')).toBeTruthy()
  })

  it('is said to be nobody when it was put right meanwhile', () => {
    show('NOT_PERMITTED', [])
    expect(screen.getByText('Nobody any more.')).toBeTruthy()
  })

  it('is not asked for where no alarm says so', () => {
    const { container } = show('SILENT', [letIn(118)])
    expect(container.textContent).toBe('')
  })
})
