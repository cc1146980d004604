import { describe, expect, it } from 'vitest'
import { endOfDay } from '../src/screens/cards/desk/endOfDay'

describe('The end of a day', () => {
  it('is midnight on the clocks of the zone', () => {
    expect(endOfDay('2026-11-18', 'Asia/Shanghai').toISOString()).toBe('2026-11-18T16:00:00.000Z')
    expect(endOfDay('2026-12-31', 'America/New_York').toISOString()).toBe('2027-01-01T05:00:00.000Z')
  })

  it('is right on the days the clocks are set', () => {
    expect(endOfDay('2026-03-28', 'Europe/Lisbon').toISOString()).toBe('2026-03-29T00:00:00.000Z')
    expect(endOfDay('2026-03-29', 'Europe/Lisbon').toISOString()).toBe('2026-03-29T23:00:00.000Z')
    expect(endOfDay('2026-10-25', 'Europe/Lisbon').toISOString()).toBe('2026-10-26T00:00:00.000Z')
  })
})
