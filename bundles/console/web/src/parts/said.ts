import type { TFunction } from 'i18next'
import { clock, minutesOf, span, stamp } from './format'

const TIMES = /\d{4}-\d{2}-\d{2}T[\d:.]+Z?/g
/** An event of a terminal: its kind, the terminal's own code, and what its clock showed. */
const EVENT = /^([A-Z_]+)(?: (\S+))??(?: when its clock read (\S+))?$/
/** How full a memory is that a driver tells of. */
const MEMORY = /^(?:urgent: )?memory for (punches|people|fingerprints|faces) is (\d+) % full \((\d+) of (\d+)\)$/
const NUMBERS = /\d+/g

/** Wall time as a terminal showed it, 2000-01-01 00:04. */
function reading(text: string | undefined): string {
  return text ? text.slice(0, 16).replace('T', ' ') : '–'
}

/**
 * What the server says about one alarm in its own words, for the reader: the figures taken out of it. What a terminal or its
 * driver said itself stays as it is.
 */
export function alarmSaid(kind: string, detail: string, t: TFunction, language: string): string {
  if (kind === 'CLOCK_OFF') {
    const minutes = minutesOf(/-?P\S+/.exec(detail)?.[0])
    if (minutes === null) return detail
    const by = span(Math.abs(minutes) * 60, language)
    return minutes < 0 ? t('alarm.behind', { by }) : t('alarm.ahead', { by })
  }
  if (kind === 'NEARLY_FULL' || kind === 'ALMOST_NO_ROOM') {
    const [held, most] = detail.match(NUMBERS) ?? []
    return held && most ? t('alarm.holds', { held, most }) : detail
  }
  if (kind === 'SWAPPED') {
    const [, stated, known] = /^says it is (.+), not (.+)$/.exec(detail) ?? []
    return stated && known ? t('alarm.swapped', { stated, known }) : detail
  }
  if (kind === 'GAP' || kind === 'SILENT') {
    const time = detail.match(TIMES)?.[0]
    return time ? t(`alarm.${kind === 'GAP' ? 'after' : 'heard'}`, { time: stamp(time) }) : ''
  }
  if (kind === 'IMPERSONATION') {
    const [, number, at] = /^(\S*) at (\S+?):? /.exec(detail) ?? []
    return number && at ? t('alarm.otherFace', { number, time: stamp(at) }) : ''
  }
  if (kind === 'INCOMPLETE') {
    const [missing, stated] = detail.match(NUMBERS) ?? []
    return missing && stated ? t('alarm.missing', { missing, stated }) : detail
  }
  if (kind === 'NOT_PERMITTED') {
    const [, named, more] = /^(.+) and (\d+) more$/.exec(detail) ?? []
    return named ? t('alarm.andMore', { named: named.replaceAll(' ', t('manners.listed')), count: Number(more) }) : detail.replaceAll(' ', t('manners.listed'))
  }
  if (kind === 'DEGRADED' && detail) {
    const parts = detail.split('; ').map((part) => MEMORY.exec(part))
    return parts.every(Boolean) ? parts.map((part) => t('alarm.memory', { what: t(`alarm.memoryOf.${part![1]}`), percent: part![2], held: part![3], most: part![4] })).join(t('manners.listed')) : detail
  }
  if (kind === 'GARBLED') return contactSaid(detail, t)
  const [, , code = '', read] = EVENT.exec(detail) ?? []
  if (EVENT.test(detail)) return [code, read && t('alarm.itsClock', { reading: reading(read) })].filter(Boolean).join(' · ')
  return detail
}

/** What stood in the way on the wire, by the words of lines and drivers. */
const WIRE: Record<string, string> = {
  'Connection refused': 'refused',
  'timed out': 'timedOut',
  'no answer in time': 'noAnswer',
  'the port is closed': 'closed',
  'the line broke: the other end hung up': 'hungUp',
  'what came is no frame': 'noFrame',
  'the reader answers, but has another key': 'otherKey',
  'the reader answers, but has another key or none yet': 'otherKey',
  'wrong user or password': 'wrongPassword',
  'the terminal answers, but wants a comm key': 'wantsKey',
  'the terminal answers, but the comm key is wrong': 'wrongKey',
}

/** A terminal that answers and has no place for another conversation, as while another program reads it. */
const ENGAGED = /the terminal takes no further session now: answer \d+$/

export const isEngaged = (detail: string | undefined) => ENGAGED.test(detail ?? '')

/** What a driver says of why a terminal was not reached, for the reader. What is not known stays as it is. */
export function contactSaid(detail: string, t: TFunction): string {
  const wire = (said: string) => (WIRE[said] ? t(`wire.${WIRE[said]}`) : isEngaged(said) ? t('wire.engaged') : said)
  const [, at, tcp, udp] = /^(\S+): (?:over TCP (.+); )?over UDP (.+)$/.exec(detail) ?? []
  if (udp) return tcp ? t('wire.overBoth', { at, tcp: wire(tcp), udp: wire(udp) }) : t('wire.over', { at, road: 'UDP', said: wire(udp) })
  const [, road, where, why] = /^cannot reach (tcp|tls|udp):\/\/([^/?]+)\S*: (.+)$/.exec(detail) ?? []
  if (road && why) return t('wire.over', { at: where, road: road.toUpperCase(), said: wire(why) })
  const [, driver] = /^no driver (\S+)$/.exec(detail) ?? []
  if (driver) return driver
  const [, count] = /^(\d+) punches$/.exec(detail) ?? []
  return count ? t('wire.holds', { count: Number(count) }) : wire(detail)
}

/** Why a row is in quarantine, with the time or length that it is about. */
export function quarantineSaid(reason: string, detail: string, t: TFunction, zone: string): string {
  const [read, bound] = detail.match(TIMES) ?? []
  switch (reason) {
    case 'IN_THE_FUTURE':
    case 'BEFORE_2005':
      return read ? t('quarantine.reads', { reading: reading(read) }) : detail
    case 'BEFORE_BINDING':
      return read ? t('quarantine.readsBefore', { reading: reading(read), bound: bound ? stamp(bound, zone) : clock(null) }) : detail
    case 'NO_SUBJECT':
      return t('quarantine.tooLong', { most: detail.match(NUMBERS)?.[0] ?? '' })
    case 'UNREADABLE': {
      const [, code = '', said = ''] = /^([A-Z_]+)(?:: (.*))?$/.exec(detail) ?? []
      const word = code ? t(`unreadable.${code}`, { defaultValue: '' }) : ''
      return word || (said || detail)
    }
    default:
      return detail
  }
}
