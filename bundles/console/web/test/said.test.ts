import { beforeAll, describe, expect, it } from 'vitest'
import i18next from 'i18next'
import { speak } from '../src/i18n'
import { alarmSaid, contactSaid, quarantineSaid } from '../src/parts/said'

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

  it('names a few of many who may not be there', () => {
    expect(alarm('NOT_PERMITTED', '000118 000119 000120 000121 000122 and 163 more')).toBe('000118、000119、000120、000121、000122 等，另有 163 人')
    expect(alarm('NOT_PERMITTED', '000118')).toBe('000118')
  })

  it('is said of what nobody can read', () => {
    expect(alarm('GARBLED', 'what came is no frame')).toBe('收到的内容不是此协议')
    expect(alarm('GARBLED', 'row 7 has month 13')).toBe('row 7 has month 13')
  })

  it('is said of full memories, of each', () => {
    expect(alarm('DEGRADED', 'memory for people is 80 % full (2400 of 3000)')).toBe('人员存储已用 80%（2400 / 3000）')
    expect(alarm('DEGRADED', 'memory for punches is 87 % full (871 of 1000)')).toBe('打卡存储已用 87%（871 / 1000）')
    expect(alarm('DEGRADED', 'urgent: memory for people is 95 % full (19 of 20); memory for faces is 82 % full (82 of 100)')).toBe('人员存储已用 95%（19 / 20）、人脸存储已用 82%（82 / 100）')
  })

  it('is said of terminals that were not reached, over every road that was tried', () => {
    const said = (detail: string) => contactSaid(detail, i18next.t)
    expect(said('10.0.0.9:4370: over TCP Connection refused; over UDP no answer in time')).toBe('10.0.0.9:4370，TCP：连接被拒绝；改用 UDP：未在时限内应答')
    expect(said('10.0.0.9:4370: over UDP the port is closed')).toBe('10.0.0.9:4370，UDP：端口未开放')
    expect(said('cannot reach tcp://10.0.0.9:4370: timed out')).toBe('10.0.0.9:4370，TCP：连接超时')
    expect(said('the terminal answers, but the comm key is wrong')).toBe('终端已应答，但通信密钥错误')
    expect(said('10.0.0.9:4370: over UDP the terminal takes no further session now: answer 2001')).toBe('10.0.0.9:4370，UDP：终端已应答，但不再接受其他连接')
    expect(said('the reader answers, but has another key or none yet')).toBe('读卡器已应答，但密钥不同或尚无密钥')
    expect(said('no driver zk.pull')).toBe('zk.pull')
    expect(said('12 punches')).toBe('12 条打卡')
    expect(said('as the driver says')).toBe('as the driver says')
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
