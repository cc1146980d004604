import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { MemoryRouter, Route, Routes, useLocation } from 'react-router'
import { describe, expect, it, vi } from 'vitest'
import { Commands, matches } from '../src/app/Commands'
import { SessionProvider, type SessionContext } from '../src/app/Session'
import { AREAS } from '../src/app/areas'

function Where() {
  const { pathname, search } = useLocation()
  return <p data-testid="where">{pathname + search}</p>
}

function shown(permissions: string[], kind = 'OPERATOR') {
  const close = vi.fn()
  const value = { session: { account: { kind } }, can: (permission: string) => permissions.includes(permission), signOut: vi.fn() } as unknown as SessionContext
  const areas = AREAS.filter((area) => area.permissions.some(value.can))
  render(
    <QueryClientProvider client={new QueryClient()}>
      <SessionProvider value={value}>
        <MemoryRouter>
          <Commands open close={close} areas={areas} openHelp={() => undefined} />
          <Routes><Route path="*" element={<Where />} /></Routes>
        </MemoryRouter>
      </SessionProvider>
    </QueryClientProvider>,
  )
  return { close, field: screen.getByRole('combobox') }
}

describe('The command list', () => {
  it('finds a screen by a part of its name and opens it with Enter', async () => {
    const { close, field } = shown(['timesheet.read', 'driver.read', 'terminal.read'])
    fireEvent.change(field, { target: { value: 'driv' } })
    expect(screen.getAllByRole('option').map((option) => option.textContent)).toEqual(['Drivers'])
    fireEvent.keyDown(field, { key: 'Enter' })
    expect(close).toHaveBeenCalled()
    await waitFor(() => expect(screen.getByTestId('where').textContent).toBe('/terminals/drivers'))
  })

  it('shows what begins with the words first, and nothing that does not hold them', () => {
    const { field } = shown(['terminal.read', 'terminal.write', 'credential.read', 'credential.write', 'employee.read'])
    fireEvent.change(field, { target: { value: 'terminal' } })
    expect(screen.getAllByRole('option').map((option) => option.textContent)).toEqual(['Terminalsgd', 'Terminals beforehand', 'Add a terminal', 'Set up a terminal', 'Lists at terminals', 'Search a person, card or terminal/'])
  })

  it('t009 leads to terminals, people, cards and results from one place', async () => {
    const { field } = shown(['timesheet.read', 'employee.read', 'terminal.read', 'credential.read', 'report.run'])
    for (const word of ['Terminals', 'People', 'Attendance', 'Reports']) {
      fireEvent.change(field, { target: { value: word } })
      fireEvent.keyDown(field, { key: 'Enter' })
      await waitFor(() => expect(screen.getByTestId('where').textContent).toBe(`/${word.toLowerCase()}`))
    }
  })

  it('moves with the arrows', async () => {
    const { field } = shown(['timesheet.read', 'employee.read'])
    fireEvent.keyDown(field, { key: 'ArrowDown' })
    expect(screen.getAllByRole('option', { selected: true }).map((option) => option.textContent)).toEqual(['Peoplegp'])
    fireEvent.keyDown(field, { key: 'Enter' })
    await waitFor(() => expect(screen.getByTestId('where').textContent).toBe('/people'))
  })

  it('offers nothing that the person may not do', () => {
    shown(['timesheet.read'])
    const titles = screen.getAllByRole('option').map((option) => option.textContent)
    expect(titles).not.toContain('Drivers')
    expect(titles.some((title) => title?.startsWith('Accounts'))).toBe(false)
  })

  it('takes the words typed in any order', () => {
    expect([matches('Import people', 'peo imp'), matches('Import people', ''), matches('Import people', 'card')]).toEqual([true, true, false])
  })
})
