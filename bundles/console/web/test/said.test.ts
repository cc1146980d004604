import { beforeAll, describe, expect, it } from 'vitest'
import i18next from 'i18next'
import { speak } from '../src/i18n'
import { alarmSaid, quarantineSaid } from '../src/parts/said'

const alarm = (kind: string, detail: string) => alarmSaid(kind, detail, i18next.t, i18next.language)
const row = (reason: string, detail: string) => quarantineSaid(reason, detail, i18next.t, 'Asia/Shanghai')

describe('What the server says in its own words', () => {
  beforeAll(() => speak('zh-Hans'))

  it('is said of alarms in the language of the reader', () => {
    expect(alarm('CLOCK_OFF', 'off by PT1M34.099S')).toBe('快 2 分')
    expect(alarm('CLOCK_OFF', 'off by PT-41S')).toBe('慢 41 秒')
    expect(alarm('NEARLY_FULL', '95000 of 100000')).toBe('已存 95000 / 100000 条')
    expect(alarm('SWAPPED', 'says it is B7, not A1')).toBe('自称 B7，登记为 A1')
    expect(alarm('IMPERSONATION', '000117 at 2026-11-02T00:00:00Z: the picture shows somebody else')).toMatch(/^000117，2026-11-02 .* 的打卡$/)
    expect(alarm('GAP', 'its first punches were overwritten before they were read')).toBe('')
  })

  it('is said of events with what the clock of the terminal showed', () => {
    expect(alarm('TAMPERED', 'TAMPERED when its clock read 2026-11-23T00:04:08')).toBe('终端时间 2026-11-23 00:04')
    expect(alarm('DEVICE_ALARM', 'ALARM 58 when its clock read 2026-11-23T00:04:08')).toBe('58 · 终端时间 2026-11-23 00:04')
    expect(alarm('DURESS', 'DURESS')).toBe('')
  })

  it('leaves the words of a terminal itself alone', () => {
    expect(alarm('DEGRADED', 'fan stopped')).toBe('fan stopped')
    expect(alarm('CLOCK_OFF', 'no figure')).toBe('no figure')
  })

  it('is said of quarantined rows with their reading', () => {
    expect(row('BEFORE_2005', 'reads 2000-01-01T00:04:17')).toBe('读数 2000-01-01 00:04')
    expect(row('BEFORE_BINDING', 'reads 2026-01-01T08:00, the terminal is bound since 2026-02-01T00:00:00Z')).toBe('读数 2026-01-01 08:00，早于终端绑定时间 2026-02-01 08:00')
    expect(row('UNREADABLE', 'NOT_A_TIME: month 13')).toBe('日期或时间不存在')
    expect(row('UNREADABLE', 'of another kind')).toBe('of another kind')
    expect(row('NO_SUBJECT', 'names somebody in more than 100 characters')).toBe('号码超过 100 个字符')
  })
})
