import { render, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { Timeline } from '../src/parts/timeline/Timeline'

const day = {
  date: '2026-11-17',
  zone: 'Asia/Shanghai',
  segments: [{ from: '2026-11-17T01:00:00Z', until: '2026-11-17T10:00:00Z' }],
  breaks: [{ from: '2026-11-17T04:00:00Z', until: '2026-11-17T05:00:00Z' }],
  windows: [],
  punches: [
    { at: '2026-11-17T01:11:00Z', method: 'FACE', use: 'USED' as const, tone: 'late' as const, effect: 'counts late 0:11' },
    { at: '2026-11-17T01:12:00Z', method: 'CARD', use: 'UNUSED' as const },
    { at: '2026-11-17T12:32:00Z', method: 'CORRECTION', use: 'DERIVED' as const },
  ],
}

describe('the timeline', () => {
  it('tells screen readers the same as the picture', () => {
    render(<Timeline {...day} />)
    expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
      '09:11, face, used, counts late 0:11',
      '09:12, card, not used',
      '20:32, correction, derived',
    ])
  })

  it('draws a method as a shape and a use as a fill', () => {
    const { container } = render(<Timeline {...day} />)
    const pins = [...container.querySelectorAll('[data-pin]')]
    expect(pins.map((pin) => pin.getAttribute('data-pin'))).toEqual(['USED', 'UNUSED', 'DERIVED'])
    expect(pins[0]?.querySelector('circle')?.getAttribute('fill')).toBe('var(--late-fg)')
    expect(pins[1]?.querySelector('rect')?.getAttribute('fill')).toBe('#fff')
    expect(pins[2]?.querySelector('g path')?.getAttribute('stroke-dasharray')).toBe('3 2')
    // What was not used has no line across the plan.
    expect(pins[1]?.querySelector(':scope > path')).toBeNull()
  })
})
