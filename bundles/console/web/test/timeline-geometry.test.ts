import { describe, expect, it } from 'vitest'
import { axisOf, bandsOf, closeAxisOf, hoursOf, labelStep, midnightOf, minuteOf, placePins, scaleOf, textPlace } from '../src/parts/timeline/geometry'

const identity = (minute: number) => minute

describe('the axis', () => {
  it('goes from 4 h before to 26 h after the midnight of the work date', () => {
    expect(axisOf([540, 1080])).toEqual({ from: -240, until: 1560 })
  })

  it('widens to whole hours for what lies outside', () => {
    expect(axisOf([-250, 1700])).toEqual({ from: -300, until: 1740 })
  })

  it('is never longer than 48 h', () => {
    const axis = axisOf([-2000, 4000])
    expect(axis.until - axis.from).toBeLessThanOrEqual(48 * 60)
    expect(axis.from).toBe(-240)
  })

  it('labels every second hour and knows the midnights', () => {
    const hours = hoursOf(axisOf([]))
    expect(hours.filter((hour) => hour.midnight).map((hour) => hour.minute)).toEqual([0, 1440])
    expect(hours.filter((hour) => hour.labelled).every((hour) => hour.minute % 120 === 0)).toBe(true)
  })

  it('maps its ends to the edges and keeps what is beyond at them', () => {
    const x = scaleOf({ from: 0, until: 1440 }, 720)
    expect([x(0), x(720), x(1440), x(-60), x(2000)]).toEqual([0, 360, 720, 0, 720])
  })
})

describe('a small picture', () => {
  it('shows the plan and the punches and little more', () => {
    expect(closeAxisOf([900, 1380, 893])).toEqual({ from: 780, until: 1500 })
    expect(closeAxisOf([540, 560])).toEqual({ from: 420, until: 1020 })
  })

  it('has labels that do not touch', () => {
    expect(labelStep({ from: -240, until: 1560 }, 1248)).toBe(2)
    expect(labelStep({ from: -240, until: 1560 }, 330)).toBe(4)
    expect(labelStep({ from: -240, until: 1560 }, 300)).toBe(6)
  })
})

describe('the night band', () => {
  it('shows on both sides of the day', () => {
    expect(bandsOf({ from: -240, until: 1560 }, 22 * 60, 6 * 60)).toEqual([
      { from: -120, until: 360 },
      { from: 1320, until: 1560 },
    ])
  })
})

describe('pins', () => {
  it('closer than 14 px part sideways while their lines stay at the true minute', () => {
    const [first, second] = placePins([100, 110], identity, 1000)
    expect([first?.line, second?.line]).toEqual([100, 110])
    expect((second?.head ?? 0) - (first?.head ?? 0)).toBeGreaterThanOrEqual(20)
    expect([first?.label, second?.label]).toEqual(['left', 'right'])
  })

  it('14 px apart hang where they are', () => {
    expect(placePins([100, 114], identity, 1000).map((pin) => pin.head)).toEqual([100, 114])
  })

  it('of a crowd label only the outer two', () => {
    expect(placePins([100, 105, 110, 115], identity, 1000).map((pin) => pin.label)).toEqual(['left', 'none', 'none', 'right'])
  })

  it('of the same minute say it once, and no label lies on another', () => {
    expect(placePins([100, 100.4], identity, 1000).map((pin) => pin.label)).toEqual(['none', 'right'])
    for (const minutes of [[100, 104, 160, 160.5], [40, 41, 90, 95, 150], [10, 12], [980, 984]]) {
      const spans = placePins(minutes, identity, 1000, 20).filter((pin) => pin.label !== 'none').map((pin) => (pin.label === 'right' ? [pin.head + 13, pin.head + 44] : [pin.head - 44, pin.head - 13]))
      spans.sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0)).forEach(([from = 0, until = 0], i) => {
        expect(from).toBeGreaterThanOrEqual(spans[i - 1]?.[1] ?? 0)
        expect(until).toBeLessThanOrEqual(1000)
      })
    }
  })

  it('never leave the axis', () => {
    for (const pin of placePins([0, 2, 4, 6], identity, 1000)) expect(pin.head).toBeGreaterThanOrEqual(10)
    for (const pin of placePins([996, 998, 1000], identity, 1000)) expect(pin.head).toBeLessThanOrEqual(990)
  })

  it('keep the order of the list they came from', () => {
    expect(placePins([500, 100], identity, 1000).map((pin) => pin.index)).toEqual([1, 0])
  })
})

describe('the text of the plan', () => {
  it('lies where no pin crosses it, and nowhere when there is no room', () => {
    expect(textPlace(100, 300, [])).toBe(122)
    expect(textPlace(100, 300, [120])).toBe(128)
    expect(textPlace(100, 300, [195])).toBe(113)
    expect(textPlace(100, 180, [])).toBeUndefined()
    expect(textPlace(100, 300, [160, 230])).toBeUndefined()
  })
})

describe('midnight', () => {
  it('is the zone’s own', () => {
    expect(new Date(midnightOf('2026-11-17', 'Asia/Shanghai')).toISOString()).toBe('2026-11-16T16:00:00.000Z')
    expect(new Date(midnightOf('2026-07-01', 'Europe/Lisbon')).toISOString()).toBe('2026-06-30T23:00:00.000Z')
  })

  it('on the day the clocks change is before the change', () => {
    const midnight = midnightOf('2026-03-29', 'Europe/Madrid')
    expect(new Date(midnight).toISOString()).toBe('2026-03-28T23:00:00.000Z')
    // 08:00 by the clock is 7 hours after midnight on that day.
    expect(minuteOf('2026-03-29T06:00:00Z', midnight)).toBe(420)
  })
})
