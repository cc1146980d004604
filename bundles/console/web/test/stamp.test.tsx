import { render, screen } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import { speak } from '../src/i18n'
import { Letter, Stamp } from '../src/parts/Stamp'

describe('the stamp', () => {
  beforeEach(() => speak('en', false))

  it('says the status in a letter and a word', () => {
    const { container } = render(<Stamp code="LATE" />)
    expect(container.textContent).toBe('LLate')
    expect(container.querySelector('.stamp-late')).not.toBeNull()
  })

  it('says it in Chinese too', async () => {
    await speak('zh-Hans', false)
    const { container } = render(<Stamp code="LATE" />)
    expect(container.textContent).toBe('迟迟到')
  })

  it('takes a text of its own, with the figure', () => {
    const { container } = render(<Stamp code="LATE">Late 0:11</Stamp>)
    expect(container.textContent).toBe('LLate 0:11')
  })

  it('alone names itself to those who do not see it', () => {
    render(<Letter code="MISSING" />)
    expect(screen.getByRole('img', { name: 'Missing punch' }).textContent).toBe('M')
  })

  it('shows a code it does not know as unknown and never fails', () => {
    const { container } = render(<Stamp code="SOMETHING_NEW" />)
    expect(container.textContent).toBe('?something new')
    expect(container.querySelector('.stamp-unk')).not.toBeNull()
  })
})
