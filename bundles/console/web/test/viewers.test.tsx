import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { api } from '../src/api/calls'
import type { Viewer } from '../src/api/types'
import { Viewers } from '../src/screens/people/Viewers'

const show = (viewers: Viewer[]) => {
  vi.spyOn(api, 'viewers').mockResolvedValue(viewers)
  render(<QueryClientProvider client={new QueryClient()}><Viewers id="e-1" /></QueryClientProvider>)
}

describe('Who can see a person', () => {
  it('is named with role, why it reaches the person, and what it may', async () => {
    show([
      { kind: 'ACCOUNT', name: 'Gao Yaqin', role: 'HR', roleName: { zh: '人事', en: 'HR' }, reach: 'EVERYBODY', permissions: ['employee.read', 'timesheet.read'] },
      { kind: 'API_KEY', name: 'payroll', role: 'PAY', roleName: { zh: '', en: 'Payroll' }, reach: 'DEPARTMENT', permissions: ['timesheet.read'] },
    ])
    expect((await screen.findByRole('row', { name: /Gao Yaqin/ })).textContent).toBe('Gao YaqinHReverybody2 rightsSee people · See attendance')
    expect(screen.getByRole('row', { name: /payroll/ }).textContent).toBe('payroll API keyPayrolldepartment of the person1 rightSee attendance')
  })

  it('is nobody where nothing is granted', async () => {
    show([])
    expect(await screen.findByText('No role reaches this person.')).toBeTruthy()
  })
})
