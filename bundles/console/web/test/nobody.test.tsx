import { render, screen } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { describe, expect, it } from 'vitest'
import { SessionProvider, type SessionContext } from '../src/app/Session'
import { Nobody } from '../src/parts/Nobody'

function show(people: boolean) {
  const context = { can: () => true, session: { setup: { needed: !people, steps: { people } } }, signOut: async () => undefined } as unknown as SessionContext
  render(<SessionProvider value={context}><MemoryRouter><Nobody /></MemoryRouter></SessionProvider>)
  return screen.getByRole('link').getAttribute('href')
}

describe('A sheet without rows', () => {
  it('leads into the first run where the company has nobody yet', () => {
    expect(show(false)).toBe('/set-up')
    expect(screen.getByText(/no people yet/)).toBeTruthy()
  })

  it('is a matter of filters where there are people', () => {
    expect(show(true)).toBe('/people')
    expect(screen.getByText(/Nobody matches/)).toBeTruthy()
  })
})
