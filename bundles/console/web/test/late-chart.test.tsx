import { render, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { LateChart } from '../src/screens/rules/LateChart'
import { barsOf, lateMinutes } from '../src/screens/rules/lates'

const late = (minutes: number, now: number, then: number) => ({ minutes, now, then })

describe('lates by their minutes', () => {
  it('have a bar for each minute, and one for what is longer', () => {
    const bars = barsOf([late(1, 9, 0), late(30, 9, 9), late(200, 1, 1)])
    expect(bars).toHaveLength(31)
    expect(bars[0]).toEqual({ from: 1, until: 1, now: 9, then: 0 })
    expect(bars[29]).toEqual({ from: 30, until: 30, now: 9, then: 9 })
    expect(bars[30]).toEqual({ from: 31, until: null, now: 1, then: 1 })
  })

  it('have wider bars where more than one of ten would be longer', () => {
    const bars = barsOf([late(1, 8, 8), late(2, 1, 0), late(45, 2, 2)])
    expect(bars[0]).toEqual({ from: 1, until: 2, now: 9, then: 8 })
    expect(bars[22]).toEqual({ from: 45, until: 46, now: 2, then: 2 })
    expect(barsOf([late(900, 1, 1)])[30]).toEqual({ from: 301, until: null, now: 1, then: 1 })
  })

  it('sum up to all minutes late', () => {
    expect(lateMinutes([late(5, 2, 0), late(20, 1, 2)])).toEqual({ now: 30, then: 40 })
  })

  it('are drawn with what stays, goes and comes, the grace of both rules, and in words', () => {
    const { container } = render(<LateChart lates={[late(12, 4, 0), late(16, 3, 3), late(20, 1, 2)]} grace={{ now: 10, then: 15 }} />)
    expect(screen.getByRole('img', { name: 'Days late by their minutes: 8 now, 5 with the draft' })).toBeTruthy()
    const count = (what: string) => container.querySelectorAll(what).length
    expect([count('.late-gone'), count('.late-stays'), count('.late-new')]).toEqual([1, 2, 1])
    expect([screen.getByText('grace now 10'), screen.getByText('draft 15')]).toHaveLength(2)
    expect(screen.getByText('12 min: 4 → 0 days')).toBeTruthy()
    expect([...container.querySelectorAll('tbody tr')].map((row) => row.textContent)).toEqual(['1240', '1633', '2012'])
  })

  it('have no line where the grace stays', () => {
    const { container } = render(<LateChart lates={[late(12, 4, 0)]} grace={{ now: 10, then: 10 }} />)
    expect(container.querySelector('.late-grace-now')).toBeNull()
  })
})
