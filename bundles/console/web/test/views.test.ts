import { describe, expect, it } from 'vitest'
import { filtersOf, withFilters } from '../src/parts/views'

describe('a view', () => {
  it('t114 is the filters of the address, whatever their order, without what passes', () => {
    expect(filtersOf(new URLSearchParams('text=王&id=7&department=d&month=2026-10&status='))).toBe(filtersOf(new URLSearchParams('department=d&text=王')))
  })

  it('t114 leaves what passes as it is when it is shown', () => {
    expect(withFilters(new URLSearchParams('month=2026-10&text=old'), 'department=d').toString()).toBe('department=d&month=2026-10')
  })
})
