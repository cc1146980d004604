import { describe, expect, it } from 'vitest'
import { nameOfKey } from '../src/app/keys'
import { delayOf, topicOf } from '../src/app/live'
import { partsOf } from '../src/parts/BucketBar'
import { nameIn } from '../src/parts/download'
import { fill, parseProperties } from '../src/parts/explain'
import { signOfLine } from '../src/parts/Explanation'
import { addMonths, clock, dayAt, dayRange, daysOfMonth, hm, longDay, minutesOf, monthToLookAt, nameOf, offsetOf, shortDay, span, timeTyped, yearDay } from '../src/parts/format'
import { median } from '../src/screens/cards/desk/Aside'
import { weekdayIndex } from '../src/screens/roster/Roster'
import { arcPath, stretches } from '../src/screens/signin/Dial'
import { arcsOf } from '../src/screens/signin/welcome'
import { clockText } from '../src/screens/terminals/Terminals'

describe('figures', () => {
  it('are minutes as h:mm and seconds with their unit', () => {
    expect([hm(0), hm(21), hm(483), hm(-11), hm(undefined)]).toEqual(['0:00', '0:21', '8:03', '−0:11', '–'])
    expect([span(21, 'en'), span(21, 'zh-Hans'), span(840, 'en'), span(7200, 'zh-Hans')]).toEqual(['21 s', '21 秒', '14 min', '2 小时'])
    expect([clockText(0.4), clockText(-0.9), clockText(94)]).toEqual(['+0.4 s', '−0.9 s', '+94 s'])
  })

  it('read a typed time with and without its colon', () => {
    expect([timeTyped('1832'), timeTyped('8:05'), timeTyped('08:05:00'), timeTyped('2460'), timeTyped('soon')]).toEqual(['18:32', '08:05', '08:05', null, null])
  })

  it('read durations of the API', () => {
    expect([minutesOf('PT2H'), minutesOf('PT6H30M'), minutesOf('PT94S'), minutesOf('-PT5M'), minutesOf('PT-1.5S'), minutesOf('two hours')]).toEqual([120, 390, 94 / 60, -5, -0.025, null])
  })
})

describe('a line that explains', () => {
  const line = (code: string) => ({ code, minutes: [], params: {}, at: '2026-11-12T07:00:00Z' }) as unknown as Parameters<typeof signOfLine>[0]

  it('is not called normal where half a day is missing or nothing is known yet', () => {
    expect(['half-day.below', 'half-day.late', 'absence.waiting', 'late.within-grace'].map((code) => signOfLine(line(code)).code)).toEqual(['HALF_DAY_ABSENT', 'HALF_DAY_ABSENT', 'UNKNOWN', 'OK'])
  })
})

describe('dates', () => {
  it('are written as in the language', () => {
    expect([dayRange('2026-11-16', '2026-11-29', 'zh-Hans'), dayRange('2026-11-16', '2026-11-29', 'en')]).toEqual(['11-16 至 11-29', '16 Nov – 29 Nov'])
    expect([shortDay('2026-11-17', 'zh-Hans'), shortDay('2026-11-17', 'en')]).toEqual(['11-17 周二', 'Tue 17 Nov'])
    expect([longDay('2026-11-18', 'zh-Hans'), longDay('2026-11-18', 'en')]).toEqual(['2026年11月18日 周三', 'Wed 18 Nov 2026'])
    expect([monthToLookAt('2026-12-01'), monthToLookAt('2026-12-02')]).toEqual(['2026-11', '2026-12'])
    expect([addMonths('2026-01', -1), addMonths('2026-11', 3), daysOfMonth('2028-02').length]).toEqual(['2025-12', '2027-02', 29])
  })

  it('say their year where it may be another', () => {
    expect(yearDay('2027-12-31', 'zh')).toBe('2027-12-31')
    expect(yearDay('2027-12-31', 'en')).toBe('31 Dec 2027')
  })

  it('of instants are of their zone', () => {
    expect(clock('2026-11-17T01:11:20Z', 'Asia/Shanghai', true)).toBe('09:11:20')
    expect(offsetOf('Asia/Shanghai')).toBe('UTC+8')
    expect(dayAt('2026-11-30T18:56:00Z', 'Asia/Shanghai')).toBe('2026-12-01')
  })

  it('and names fall back to the other language', () => {
    expect([nameOf({ zh: '', en: 'Gate 1' }, 'zh-Hans'), nameOf({ zh: '一号门', en: '' }, 'en'), nameOf(undefined, 'en')]).toEqual(['Gate 1', '一号门', ''])
  })
})

describe('the bar of buckets', () => {
  it('sums to the planned time, overtime after it', () => {
    const parts = partsOf({ REQUIRED: 480, REGULAR: 383, LATE: 11, OT_WORKDAY: 60 }, true)
    expect(parts).toEqual([
      { key: 'counted', minutes: 383 },
      { key: 'late', minutes: 11 },
      { key: 'unproven', minutes: 86 },
      { key: 'overtime', minutes: 60 },
    ])
    expect(parts.filter((part) => part.key !== 'overtime').reduce((sum, part) => sum + part.minutes, 0)).toBe(480)
  })

  it('calls a day that is still open neither', () => {
    expect(partsOf({ REQUIRED: 480 }, true, true).map((part) => part.key)).toEqual(['counted', 'ahead'])
  })

  it('calls minutes within the grace not covered, never unproven', () => {
    expect(partsOf({ REQUIRED: 480, REGULAR: 475, SHORT: 5 }, false)[1]).toEqual({ key: 'short', minutes: 5 })
  })
})

describe('explanations', () => {
  it('come from the properties of the rules', () => {
    const texts = parseProperties('# words\nlate.full = counts late {minutes} — planned {planned}\nwide=\\u8fdf\\\n  到\n')
    expect(texts.get('late.full')).toBe('counts late {minutes} — planned {planned}')
    expect(texts.get('wide')).toBe('迟到')
    expect(fill('late {minutes}, {unknown}', { minutes: '0:11' })).toBe('late 0:11, {unknown}')
  })
})

describe('changes', () => {
  it('are listened for again after a while that grows and differs', () => {
    expect([delayOf(0, () => 0), delayOf(0, () => 1), delayOf(3, () => 0), delayOf(30, () => 1)]).toEqual([500, 1000, 4000, 30_000])
  })

  it('are hints with a topic and nothing else', () => {
    expect([topicOf('{"topic":"PUNCHES"}'), topicOf('{}'), topicOf('?')]).toEqual(['PUNCHES', null, null])
  })
})

describe('keys', () => {
  const key = (key: string, more = {}) => nameOfKey({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...more })
  it('have names with their modifiers', () => {
    expect([key('g'), key(' '), key('?', { shiftKey: true }), key('X', { shiftKey: true }), key('Enter', { ctrlKey: true })]).toEqual(['g', 'Space', '?', 'Shift+x', 'Ctrl+Enter'])
  })
})

describe('the dial', () => {
  it('leaves breaks open', () => {
    expect(stretches({ from: 540, until: 1080, gaps: [{ from: 720, until: 780 }] })).toEqual([[540, 720], [780, 1080]])
  })

  it('goes over midnight on the long way round', () => {
    expect(arcPath(100, 1380, 1860)).toMatch(/^M\S+ \S+A100 100 0 0 1 /)
    expect(arcPath(100, 0, 1000)).toMatch(/A100 100 0 1 1 /)
  })

  it('shows the spans of the shifts once each', () => {
    const shift = (start: string, end: string) => ({ segments: [{ start, end }], breaks: [], retired: false }) as unknown as Parameters<typeof arcsOf>[0][number]
    expect(arcsOf([shift('23:00', '07:00'), shift('07:00', '15:00'), shift('07:00', '15:00')])).toEqual([
      { from: 420, until: 900, gaps: [] },
      { from: 1380, until: 1860, gaps: [] },
    ])
  })
})

describe('a pattern of seven days', () => {
  it('begins on the weekday of its anchor', () => {
    // 1 January 1970 was a Thursday: the first day of the pattern is Thursday's.
    expect([3, 4, 0].map((weekday) => weekdayIndex('1970-01-01', weekday))).toEqual([0, 1, 4])
    expect(weekdayIndex('1970-01-05', 0)).toBe(0)
  })
})

describe('small things', () => {
  it('the name of a download is read from its header', () => {
    expect(nameIn(`attachment; filename="month.xlsx"; filename*=UTF-8''%E6%9C%88%E8%A1%A8.xlsx`)).toBe('月表.xlsx')
    expect(nameIn('attachment; filename="month.xlsx"')).toBe('month.xlsx')
    expect(nameIn(null)).toBeUndefined()
  })

  it('the median of nothing is nothing', () => {
    expect([median([]), median([3]), median([9, 1, 5]), median([1, 2, 3, 4])]).toEqual([0, 3, 5, 2.5])
  })
})
