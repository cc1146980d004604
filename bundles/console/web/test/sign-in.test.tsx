import { render } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { Problem } from '../src/api/problem'
import { Refused } from '../src/screens/signin/SignIn'

const said = (status: number, body: Record<string, unknown> = {}) => render(<Refused error={new Problem(status, body)} first={false} />).container.textContent

describe('A refused sign-in', () => {
  it('calls the password wrong only when it was', () => {
    expect(said(401)).toContain('Wrong name or password')
    expect(said(403, { code: 'request.forged', title: 'Forbidden' })).not.toContain('Wrong name or password')
    expect(said(503, { title: 'Unavailable' })).not.toContain('Wrong name or password')
  })

  it('says how many tries are left where the server says it', () => {
    expect(said(401, { triesLeft: 2 })).toContain('2 tries left')
    expect(said(401, { triesLeft: 1 })).toContain('1 try left')
    expect(said(401, { triesLeft: 0, retryAfterSeconds: 300 })).toContain('No tries left. The next try counts in 5 min.')
  })

  it('says how long a lock lasts', () => {
    expect(said(429, { retryAfterSeconds: 40 })).toContain('40 s')
    expect(said(429, { retryAfterSeconds: 240 })).toContain('4 min')
  })
})
