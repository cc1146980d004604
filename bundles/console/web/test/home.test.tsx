import { render, screen } from '@testing-library/react'
import { MemoryRouter, Route, Routes, useLocation } from 'react-router'
import { describe, expect, it } from 'vitest'
import type { SessionView } from '../src/api/types'
import { Home } from '../src/app/Home'
import { SessionProvider } from '../src/app/Session'

const At = () => <p>{useLocation().pathname}</p>

/** Where somebody with these rights begins. */
function begins(permissions: string[], session: object = { account: { kind: 'OPERATOR' } }) {
  render(
    <SessionProvider value={{ session: session as unknown as SessionView, can: (one) => permissions.includes(one), signOut: async () => undefined }}>
      <MemoryRouter>
        <Routes>
          <Route index element={<Home />} />
          <Route path="*" element={<At />} />
        </Routes>
      </MemoryRouter>
    </SessionProvider>,
  )
  return screen.getByText(/^\//).textContent
}

describe('Who signs in begins', () => {
  it.each([
    ['whoever answers for days', ['timesheet.read', 'audit.read', 'terminal.read'], '/today'],
    ['the card desk', ['credential.issue', 'visitor.admit', 'terminal.read'], '/cards'],
    ['the reception', ['visitor.admit', 'employee.read'], '/visitors'],
    ['an auditor', ['audit.read', 'terminal.read', 'employee.read', 'account.read'], '/administration/audit'],
    ['a technician', ['terminal.read', 'punch.read'], '/terminals'],
  ])('%s with their own work', (_, permissions, path) => {
    expect(begins(permissions)).toBe(path)
  })

  it('as an employee with their own day', () => {
    expect(begins(['timesheet.read'], { account: { kind: 'EMPLOYEE' } })).toBe('/own')
  })
})
