import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import type { ComponentType } from 'react'
import { MemoryRouter } from 'react-router'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { api } from '../src/api/calls'
import { Offline } from '../src/api/problem'
import Audit from '../src/screens/administration/Audit'
import MonthSheet from '../src/screens/attendance/MonthSheet'
import People from '../src/screens/people/People'
import Queue from '../src/screens/requests/Queue'

vi.mock('../src/app/Place', () => ({ usePlace: () => ({ zone: 'Asia/Shanghai', date: '2026-11-30', sites: [], site: undefined }) }))
vi.mock('../src/app/Session', () => ({ useSession: () => ({ can: () => true, session: { roles: [], account: {}, setup: { steps: {} } } }) }))

afterEach(() => vi.restoreAllMocks())

describe('Of what could not be read nothing is said to be empty', () => {
  const screens: [string, ComponentType, 'people' | 'month' | 'requests' | 'audit'][] = [['people', People, 'people'], ['the month sheet', MonthSheet, 'month'], ['requests', Queue, 'requests'], ['the audit', Audit, 'audit']]

  it.each(screens)('%s', async (_, Screen, read) => {
    vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('Failed to fetch'))
    vi.spyOn(api, read).mockRejectedValue(new Offline())
    const { container } = render(
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <MemoryRouter><Screen /></MemoryRouter>
      </QueryClientProvider>,
    )
    await screen.findAllByText(/server cannot be reached/)
    expect(container.querySelector('.empty')).toBeNull()
    expect(container.textContent).not.toMatch(/\b0 (people|requests|missing)/)
  })
})
