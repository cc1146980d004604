import { render } from '@testing-library/react'
import { afterAll, describe, expect, it } from 'vitest'
import { Problem } from '../src/api/problem'
import { speak } from '../src/i18n'
import { ErrorNote } from '../src/parts/State'

const wrong = new Problem(422, { code: 'page.limit', detail: 'limit must be 1 to 500, not 700', errors: [{ pointer: '/details/until', code: 'value.range', detail: 'a period has 1 to 62 days' }] })

function said(problem: Problem): string {
  const { container, unmount } = render(<ErrorNote error={problem} />)
  const text = container.textContent ?? ''
  unmount()
  return text
}

describe('a refusal', () => {
  afterAll(() => speak('en', false))

  it('says where in words, and the pointer only of what has no name', async () => {
    await speak('en', false)
    expect(said(wrong)).toContain('end date')
    expect(said(wrong)).not.toContain('/details/until')
    expect(said(new Problem(422, { errors: [{ pointer: '/unheardOf', code: 'x.y', detail: 'no' }] }))).toContain('/unheardOf')
  })

  it('says what is wrong in one place once, with the place', async () => {
    await speak('en', false)
    expect(said(new Problem(422, { code: 'leave.reason.missing', detail: 'a reason of at most 400 characters is wanted', errors: [{ pointer: '/reason', code: 'leave.reason.missing', detail: 'a reason' }] })).match(/A reason is wanted/g)).toHaveLength(1)
  })

  it('names the permission as the roles do', async () => {
    await speak('zh-Hans', false)
    expect(said(new Problem(403, { permission: 'audit.read' }))).toContain('查看审计')
  })

  it('says how large a file may be in megabytes, once and in either language', async () => {
    const large = new Problem(413, { code: 'body.too-large', detail: 'too large: at most 32 MB', mostBytes: 32 * 1024 * 1024 } as never)
    await speak('en', false)
    expect(said(large)).toBe('Too large: at most 32 MB.')
    await speak('zh-Hans', false)
    expect(said(large)).toBe('过大：最多 32 MB。')
  })

  it('has no English for whoever reads Chinese, except where nothing else is known', async () => {
    await speak('zh-Hans', false)
    expect(said(new Problem(409, { code: 'stale', detail: 'changed by somebody else' }))).not.toMatch(/[a-z]{3}/)
    expect(said(new Problem(500, { detail: 'a cause' }))).toContain('a cause')
  })
})
