import type { Language } from '../i18n'

export interface LocalName {
  zh?: string | null
  en?: string | null
}

/** The name in the reader's language, or in the other one when it has none. */
export function nameOf(name: LocalName | string | null | undefined, language: string): string {
  if (!name) return ''
  if (typeof name === 'string') return name
  const [own, other] = language.startsWith('zh') ? [name.zh, name.en] : [name.en, name.zh]
  return own || other || ''
}

/** The same name in the other language, where it differs: shown small beside the first. */
export function otherName(name: LocalName | string | null | undefined, language: string): string {
  if (!name || typeof name === 'string') return ''
  const own = nameOf(name, language)
  const other = language.startsWith('zh') ? name.en : name.zh
  return other && other !== own ? other : ''
}

/** The first letter of a name as it is shown, in place of a picture. */
export function initialOf(name: LocalName | string | null | undefined, language: string): string {
  return Array.from(nameOf(name, language))[0] ?? ''
}

/** Minutes as h:mm; 0:21 is always 21 minutes. */
export function hm(minutes: number | null | undefined): string {
  if (minutes === null || minutes === undefined) return '–'
  const sign = minutes < 0 ? '−' : ''
  const whole = Math.abs(Math.round(minutes))
  return `${sign}${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}

/** Minutes of an ISO 8601 duration of hours, minutes and seconds, such as PT7H30M; null when there is none. */
export function minutesOf(duration: string | null | undefined): number | null {
  const match = /^(-)?P(?:(\d+)D)?(?:T(?:(-?\d+)H)?(?:(-?\d+)M)?(?:(-?[\d.]+)S)?)?$/.exec(duration ?? '')
  if (!match) return null
  const [, sign, d, h, m, s] = match
  const total = Number(d ?? 0) * 1440 + Number(h ?? 0) * 60 + Number(m ?? 0) + Number(s ?? 0) / 60
  return sign ? -total : total
}

const formats = new Map<string, Intl.DateTimeFormat>()

function parts(at: Date, zone: string | undefined): Record<string, string> {
  const key = zone ?? ''
  let format = formats.get(key)
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    })
    formats.set(key, format)
  }
  return Object.fromEntries(format.formatToParts(at).map((part) => [part.type, part.value]))
}

type When = string | number | Date | null | undefined

function instant(when: When): Date | null {
  if (when === null || when === undefined || when === '') return null
  const date = new Date(when)
  return Number.isNaN(date.getTime()) ? null : date
}

/** HH:mm of an instant in a zone (the browser's unless said). */
export function clock(when: When, zone?: string, seconds = false): string {
  const date = instant(when)
  if (!date) return '–'
  const p = parts(date, zone)
  return seconds ? `${p.hour}:${p.minute}:${p.second}` : `${p.hour}:${p.minute}`
}

/** yyyy-MM-dd of an instant in a zone. */
export function dayOf(when: When, zone?: string): string {
  const date = instant(when)
  if (!date) return ''
  const p = parts(date, zone)
  return `${p.year}-${p.month}-${p.day}`
}

/** Date and time of an instant in a zone, 2026-11-17 10:24. */
export function stamp(when: When, zone?: string, seconds = false): string {
  const day = dayOf(when, zone)
  return day ? `${day} ${clock(when, zone, seconds)}` : '–'
}

/** A size of a file; what is not known is a dash. */
export function sizeText(bytes: number): string {
  if (!Number.isFinite(bytes)) return '–'
  return bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} kB` : `${Number((bytes / 1024 / 1024).toFixed(1))} MB`
}

export function today(zone?: string, now: Date = new Date()): string {
  return dayOf(now, zone)
}

/** The date of an instant as the wall of a zone shows it, which may not be that of UTC. */
export function dayAt(at: string, zone?: string): string {
  return today(zone, new Date(at))
}

const ZH_DAYS = ['日', '一', '二', '三', '四', '五', '六']
const EN_DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const EN_MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const EN_MONTHS_LONG = [
  'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December',
]

interface Day {
  year: number
  month: number
  day: number
  weekday: number
}

export function dayParts(date: string): Day {
  const [year = 1970, month = 1, day = 1] = date.split('-').map(Number)
  return { year, month, day, weekday: new Date(Date.UTC(year, month - 1, day)).getUTCDay() }
}

/** 11-17 周二 or Tue 17 Nov. */
export function shortDay(date: string | null | undefined, language: Language | string, withWeekday = true): string {
  if (!date) return '–'
  const { month, day, weekday } = dayParts(date)
  if (language.startsWith('zh')) {
    const text = `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
    return withWeekday ? `${text} 周${ZH_DAYS[weekday]}` : text
  }
  const text = `${day} ${EN_MONTHS[month - 1]}`
  return withWeekday ? `${EN_DAYS[weekday]} ${text}` : text
}

/** 11-16 至 11-29 or 16 Nov – 29 Nov. */
export function dayRange(from: string, until: string, language: Language | string): string {
  return `${shortDay(from, language, false)} ${language.startsWith('zh') ? '至' : '–'} ${shortDay(until, language, false)}`
}

/** 2026-11-18 or 18 Nov 2026: a date that need not be of this year. */
export function yearDay(date: string, language: Language | string): string {
  return language.startsWith('zh') ? date : `${shortDay(date, language, false)} ${date.slice(0, 4)}`
}

/** 2026年11月18日 周三 or Wed 18 Nov 2026. */
export function longDay(date: string, language: Language | string): string {
  const { year, month, day, weekday } = dayParts(date)
  return language.startsWith('zh')
    ? `${year}年${month}月${day}日 周${ZH_DAYS[weekday]}`
    : `${EN_DAYS[weekday]} ${day} ${EN_MONTHS[month - 1]} ${year}`
}

/** 2026年10月 or October 2026. */
export function monthName(month: string, language: Language | string): string {
  const [year, number] = month.split('-').map(Number)
  return language.startsWith('zh') ? `${year}年${number}月` : `${EN_MONTHS_LONG[(number ?? 1) - 1]} ${year}`
}

/** One letter of a weekday, for narrow columns: 二 or T. */
export function weekdayLetter(date: string, language: Language | string): string {
  const { weekday } = dayParts(date)
  return language.startsWith('zh') ? (ZH_DAYS[weekday] ?? '') : (EN_DAYS[weekday] ?? '').slice(0, 1)
}

/** Days of the week as the API names them. */
export const WEEK = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const

/** 周二 or Tue. @param isoWeekday 1 for Monday */
export function weekdayName(isoWeekday: number, language: Language | string): string {
  const index = isoWeekday % 7
  return language.startsWith('zh') ? `周${ZH_DAYS[index]}` : (EN_DAYS[index] ?? '')
}

export function addDays(date: string, days: number): string {
  const { year, month, day } = dayParts(date)
  return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10)
}

export function addMonths(month: string, months: number): string {
  const [year = 1970, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7)
}

/** The month of the last date that is over: on its first day a month has nothing to look at yet. */
export function monthToLookAt(today: string): string {
  return addDays(today, -1).slice(0, 7)
}

export function daysOfMonth(month: string): string[] {
  const [year = 1970, number = 1] = month.split('-').map(Number)
  const count = new Date(Date.UTC(year, number, 0)).getUTCDate()
  return Array.from({ length: count }, (_, i) => `${month}-${String(i + 1).padStart(2, '0')}`)
}

export function isWeekend(date: string): boolean {
  const { weekday } = dayParts(date)
  return weekday === 0 || weekday === 6
}

/** Whole minutes from one wall time to another of the same zone, as if no clock changed between them. */
export function minutesBetween(from: string | undefined, until: string | undefined): number {
  const minutes = (Date.parse(`${until}Z`) - Date.parse(`${from}Z`)) / 60_000
  return Number.isFinite(minutes) ? Math.round(minutes) : 0
}

/** A span of seconds with its unit: 21 s, 14 min, 3 h, 2 d. */
export function span(seconds: number, language: Language | string): string {
  const zh = language.startsWith('zh')
  const whole = Math.max(0, Math.round(seconds))
  if (whole < 90) return zh ? `${whole} 秒` : `${whole} s`
  if (whole < 90 * 60) return zh ? `${Math.round(whole / 60)} 分` : `${Math.round(whole / 60)} min`
  if (whole < 48 * 3600) return zh ? `${Math.round(whole / 3600)} 小时` : `${Math.round(whole / 3600)} h`
  return zh ? `${Math.round(whole / 86400)} 天` : `${Math.round(whole / 86400)} d`
}

export function ago(when: When, language: Language | string, now = Date.now()): string {
  const date = instant(when)
  return date ? span((now - date.getTime()) / 1000, language) : '–'
}

/** UTC+8, UTC−3:30 of a zone at an instant. */
export function offsetOf(zone: string, at: Date = new Date()): string {
  try {
    const text = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'shortOffset' })
      .formatToParts(at)
      .find((part) => part.type === 'timeZoneName')?.value
    return (text ?? '').replace('GMT', 'UTC').replace('-', '−')
  } catch {
    return zone
  }
}

/** Masks a number to its last four digits. */
export function lastFour(number: string | null | undefined): string {
  return number ? `•••• ${number.replace(/\s/g, '').slice(-4)}` : '–'
}

/** 08:00 from 08:00:00, 0800, 8:00 or 800; null when it is no time. */
export function timeTyped(text: string): string | null {
  const match = /^(\d{1,2}):?(\d{2})(?::\d{2})?$/.exec(text.trim())
  if (!match) return null
  const [, h, m] = match
  return Number(h) < 24 && Number(m) < 60 ? `${String(h).padStart(2, '0')}:${m}` : null
}
