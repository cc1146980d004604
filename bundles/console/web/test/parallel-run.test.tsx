import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { api } from '../src/api/calls'
import type { ParallelRunView } from '../src/api/types'
import ParallelRun from '../src/screens/reports/ParallelRun'

const asked: string[] = []
const employee = { id: 'e-1', number: '10007', name: { zh: '王小明', en: 'Wang' } }
const found: ParallelRunView = {
  columns: [{ heading: 'Emp', field: 'NUMBER', empty: false }, { heading: 'Wann', empty: false }, { heading: '2026-10-05', field: 'DAY', empty: false }],
  people: 1, days: 2, same: 1, unknown: ['999'], missing: [],
  differences: [
    { employee, date: '2026-10-05', field: 'STATUS', theirs: '正常', ours: 'LATE', reason: 'GRACE' },
    { employee, date: '2026-10-05', field: 'LATE', theirs: '0:00', ours: '0:11', reason: 'GRACE' },
  ],
  reasons: [{ reason: 'GRACE', text: { zh: '宽限不同', en: 'Another grace' }, count: 2 }],
}

vi.mock('../src/app/Place', () => ({ usePlace: () => ({ date: '2026-11-29', sites: [], site: undefined, zone: 'UTC' }) }))

function open() {
  const router = createMemoryRouter([{ path: '*', element: <ParallelRun /> }])
  const view = render(<QueryClientProvider client={new QueryClient()}><RouterProvider router={router} /></QueryClientProvider>)
  fireEvent.change(view.container.querySelector('input[type=file]')!, { target: { files: [new File(['x'], 'old.csv')] } })
}

describe('A parallel run', () => {
  beforeEach(() => {
    asked.length = 0
    localStorage.clear()
    vi.spyOn(api, 'compareSheet').mockImplementation((_, month, columns) => {
      asked.push(`${month} ${columns ?? 'guessed'}`)
      return Promise.resolve(found)
    })
  })

  it('compares the month before this one, and says in words what differs and why', async () => {
    open()
    await waitFor(() => expect(screen.getByText('50.0 %', { exact: false })).toBeTruthy())
    expect(asked).toEqual(['2026-10 guessed'])
    expect(screen.getByText('Result 正常 → late · Late 0:00 → 0:11')).toBeTruthy()
    expect(screen.getByRole('radio', { name: 'Another grace 1' })).toBeTruthy()
    expect(screen.getAllByText(/Another grace/).length).toBeGreaterThan(0)
    expect(screen.getByText(/999/)).toBeTruthy()
    expect(screen.queryByText(/are listed/)).toBeNull()
  })

  it('says which columns were left out because they are empty', async () => {
    vi.spyOn(api, 'compareSheet').mockResolvedValue({ ...found, columns: [...found.columns, { heading: 'OT', field: 'OVERTIME', empty: true }, { heading: 'Late', field: 'LATE', empty: true }] })
    open()
    expect(await screen.findByText(/not compared: OT, Late\./)).toBeTruthy()
  })

  it('says when not every difference is listed', async () => {
    vi.spyOn(api, 'compareSheet').mockResolvedValue({ ...found, reasons: [{ ...found.reasons[0]!, count: 12_345 }] })
    open()
    expect(await screen.findByText(/The first 2 of 12345 differences are listed/)).toBeTruthy()
  })

  it('asks again with the columns that were named for sheets with the same headings', async () => {
    localStorage.setItem('clockhouse.old-sheet.Emp|Wann', 'NUMBER,DATE,')
    open()
    await waitFor(() => expect(asked).toEqual(['2026-10 guessed', '2026-10 NUMBER,DATE,']))
  })
})
