import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { fireEvent, render, screen } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { api } from '../src/api/calls'
import Overrides from '../src/screens/attendance/Overrides'

vi.mock('../src/app/Place', () => ({ usePlace: () => ({ zone: 'Asia/Shanghai', date: '2026-11-30', sites: [] }) }))
vi.mock('../src/app/Session', () => ({ useSession: () => ({ can: () => true, session: { roles: [], account: {} } }) }))

describe('The list of other rules', () => {
  beforeEach(() => {
    vi.stubGlobal('ResizeObserver', class { observe() {} unobserve() {} disconnect() {} })
    vi.spyOn(api, 'overrides').mockResolvedValue({ items: [], next: '' })
    vi.spyOn(api, 'people').mockResolvedValue({ items: [{ id: 'e1', number: '100007', name: { zh: '王小明', en: 'Wang' } }], next: '' } as never)
    render(
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <MemoryRouter><Overrides /></MemoryRouter>
      </QueryClientProvider>,
    )
  })

  it('keeps what was typed when the person is chosen last', async () => {
    const put = vi.spyOn(api, 'putOverride').mockResolvedValue({} as never)
    expect(screen.getByRole('heading', { name: /People with other rules/ })).toBeTruthy()
    fireEvent.click(screen.getByRole('checkbox', { name: 'no overtime' }))
    fireEvent.change(screen.getByLabelText('Reason'), { target: { value: 'agreed' } })
    fireEvent.mouseDown(screen.getByRole('combobox', { name: 'Person' }))
    fireEvent.click(await screen.findByText('Wang 100007'))
    expect((screen.getByLabelText('Reason') as HTMLTextAreaElement).value).toBe('agreed')
    fireEvent.click(screen.getByRole('button', { name: /Let it hold/ }))
    await vi.waitFor(() => expect(put).toHaveBeenCalledWith({ employeeId: 'e1', from: '2026-11-30', until: undefined, settings: { ot_mode: 'NONE' }, reason: 'agreed', expires: undefined }))
    await vi.waitFor(() => expect((screen.getByLabelText('Reason') as HTMLTextAreaElement).value).toBe(''))
  })
})
