import { render, screen } from '@testing-library/react'
import { MemoryRouter, Route, Routes } from 'react-router'
import { describe, expect, it } from 'vitest'
import { SessionProvider, type SessionContext } from '../src/app/Session'
import CardPages from '../src/screens/cards/CardPages'

function visit(address: string, rights: string[]) {
  const context = { can: (right: string) => rights.includes(right), session: {}, signOut: async () => undefined } as unknown as SessionContext
  render(
    <SessionProvider value={context}>
      <MemoryRouter initialEntries={[address]}>
        <Routes><Route path="/cards/:area" element={<CardPages />} /></Routes>
      </MemoryRouter>
    </SessionProvider>,
  )
}

describe('The pages of cards (C002, C029)', () => {
  it('are shown to those who may use them, and the others are not', () => {
    visit('/cards/batch', ['credential.read'])
    const links = screen.getAllByRole('link').map((link) => link.textContent)
    expect(links).toContain('Card desk')
    expect(links).not.toContain('Batch')
  })

  it('name the missing right to whoever comes by their address', () => {
    visit('/cards/batch', ['credential.read'])
    expect(screen.getByText(/The permission “Issue and replace cards” is missing/)).toBeTruthy()
  })

  it('are no others than there are', () => {
    visit('/cards/nothing', ['credential.read'])
    expect(screen.getByText('No such page')).toBeTruthy()
  })
})
