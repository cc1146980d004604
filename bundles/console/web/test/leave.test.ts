import { describe, expect, it } from 'vitest'
import { kindsOf, OVERRIDES } from '../src/screens/attendance/overrides'
import { lengthOf } from '../src/screens/people/LeaveForms'

describe('a length of leave that is typed', () => {
  it('is hours and minutes, and never nothing', () => {
    expect(lengthOf('7:30')).toBe(450)
    expect(lengthOf(' 0:45 ')).toBe(45)
    expect(lengthOf('7.5')).toBeNull()
    expect(lengthOf('0:00')).toBeNull()
  })
})

describe('other rules for a person', () => {
  it('are said in the words they were chosen by, and what is left by their names', () => {
    expect(kindsOf({ ...OVERRIDES.notLate, ...OVERRIDES.overtime })).toEqual({ kinds: ['notLate', 'overtime'], rest: [] })
    expect(kindsOf({ late_grace: '10' })).toEqual({ kinds: [], rest: [['late_grace', '10']] })
  })
})
