import i18next from 'i18next'
import { afterEach, describe, expect, it } from 'vitest'
import { speak } from '../src/i18n'
import { leaveTime } from '../src/parts/leaveTime'
import { kindsOf, OVERRIDES } from '../src/screens/attendance/overrides'
import { lengthOf } from '../src/screens/people/LeaveForms'

describe('a length of leave that is typed', () => {
  it('is hours and minutes, and never nothing', () => {
    expect(lengthOf('7:30')).toBe(450)
    expect(lengthOf(' 0:45 ')).toBe(45)
    expect(lengthOf('0:00')).toBeNull()
    expect(lengthOf('two')).toBeNull()
  })

  it('is days without a colon, of the length that a day of the person has', () => {
    expect(lengthOf('2')).toBe(960)
    expect(lengthOf('0.5', 450)).toBe(225)
    expect(lengthOf('0')).toBeNull()
  })
})

describe('a length of leave that is read', () => {
  afterEach(() => speak('en', false))
  const annual = { day: 450, inDays: true }
  const timeOff = { day: 480, inDays: false }
  const said = (minutes: number, kept: typeof annual) => leaveTime(minutes, kept, i18next.t)

  it('is days where people think of it in days, and says the hours of what is no whole day', async () => {
    expect([said(2_250, annual), said(450, annual), said(225, annual), said(-450, annual)]).toEqual(['5 days', '1 day', '0.5 days (3:45 h)', '−1 day'])
    await speak('zh-Hans', false)
    expect([said(2_250, annual), said(2_025, annual)]).toEqual(['5 天', '4.5 天（33:45）'])
  })

  it('is hours where overtime became time off, with the days beside them', async () => {
    expect([said(390, timeOff), said(0, timeOff)]).toEqual(['6:30 h (0.81 days)', '0:00'])
    await speak('zh-Hans', false)
    expect(said(390, timeOff)).toBe('6:30 小时（0.81 天）')
  })
})

describe('other rules for a person', () => {
  it('are said in the words they were chosen by, and what is left by their names', () => {
    expect(kindsOf({ ...OVERRIDES.notLate, ...OVERRIDES.overtime })).toEqual({ kinds: ['notLate', 'overtime'], rest: [] })
    expect(kindsOf({ late_grace: '10' })).toEqual({ kinds: [], rest: [['late_grace', '10']] })
  })
})
