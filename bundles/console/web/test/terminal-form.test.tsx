import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { api } from '../src/api/calls'
import type { DriverView } from '../src/api/types'
import { TerminalForm } from '../src/screens/terminals/TerminalForm'

vi.mock('../src/app/Place', () => ({ usePlace: () => ({ sites: [], site: undefined }) }))

const voice = {
  key: 'voice', type: 'CHOICE', required: false, defaultValue: 'unchanged', label: { zh: '语音播报', en: 'Voice' },
  choices: [{ value: 'unchanged', label: { zh: '按终端上的设置', en: 'As set at the terminal' } }, { value: 'silent', label: { zh: '不播报', en: 'Says nothing' } }],
}

it('says in words what holds where nothing is chosen', async () => {
  vi.stubGlobal('ResizeObserver', class { observe() {} unobserve() {} disconnect() {} })
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {}, addListener() {}, removeListener() {} }))
  vi.spyOn(api, 'areas').mockResolvedValue([])
  vi.spyOn(api, 'drivers').mockResolvedValue([{ id: 'acme.t1', vendor: 'Acme', model: 'T1', roads: ['VISIT'], capabilities: [], fields: [voice], settings: [voice] } as unknown as DriverView])
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <TerminalForm driver="acme.t1" done={() => undefined} />
    </QueryClientProvider>,
  )
  expect(await screen.findByText('As set at the terminal')).toBeTruthy()
  expect(screen.queryByText('unchanged')).toBeNull()
})
