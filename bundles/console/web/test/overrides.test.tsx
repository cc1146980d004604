import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { fireEvent, render, screen } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { api } from '../src/api/calls'
import type { RuleOverride } from '../src/api/types'
import { speak } from '../src/i18n'
import { OverrideStory } from '../src/screens/attendance/OverrideForm'
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

describe('Other rules that end', () => {
  afterEach(() => speak('en', false))
  const override = { reason: 'bus strike', by: 'admin', at: '2026-11-30T02:00:00Z', expires: '2026-12-15' } as unknown as RuleOverride
  const said = (one: Partial<RuleOverride>) => render(<OverrideStory override={{ ...override, ...one }} zone="Asia/Shanghai" />).container.textContent

  it('say from when on they are void', async () => {
    expect(said({})).toMatch(/bus strike · admin, .* · void from 15 Dec on/)
    await speak('zh-Hans', false)
    expect(said({})).toMatch(/自 12-15 起失效/)
  })

  it('say whether their time was over or who took them back', async () => {
    expect(said({ ended: { at: '2026-12-14T16:00:00Z', reason: 'expired 2026-12-15' } })).toMatch(/expired, void since .*15/)
    expect(said({ ended: { by: 'li', at: '2026-12-01T01:00:00Z', reason: 'wrong person' } })).toMatch(/taken back by li, .*: wrong person/)
    await speak('zh-Hans', false)
    expect(said({ ended: { at: '2026-12-14T16:00:00Z', reason: 'expired 2026-12-15' } })).not.toContain('expired')
  })
})
