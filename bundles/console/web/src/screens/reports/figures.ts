import type { TFunction } from 'i18next'
import type { Dimension, FigureRow, FigureTable, FigureView } from '../../api/types'
import { addDays, addMonths, dayParts, daysOfMonth, hm, nameOf } from '../../parts/format'

export const DIMENSIONS: Dimension[] = ['PERSON', 'DEPARTMENT', 'SITE', 'POST', 'RULE', 'SHIFT', 'DATE', 'WEEK', 'MONTH', 'YEAR']
const TIMES: Dimension[] = ['DATE', 'WEEK', 'MONTH', 'YEAR']
/** What says how many there are and not how they are; it is not what a chart is first of. */
const SIZES = ['PEOPLE', 'PLANNED_DAYS', 'REQUIRED', 'ATTENDED']

export function isTime(dimension: Dimension): boolean {
  return TIMES.includes(dimension)
}

export const SPANS = ['day', 'week', 'month', 'lastMonth', 'year'] as const
export type Span = (typeof SPANS)[number]

/** First and last date of a span that today lies in, or has just ended. */
export function spanOf(span: Span, today: string): { from: string; until: string } {
  const month = today.slice(0, 7)
  switch (span) {
    case 'day':
      return { from: today, until: today }
    case 'week': {
      const monday = addDays(today, -((dayParts(today).weekday + 6) % 7))
      return { from: monday, until: addDays(monday, 6) }
    }
    case 'month':
      return ofMonth(month)
    case 'lastMonth':
      return ofMonth(addMonths(month, -1))
    case 'year':
      return { from: `${today.slice(0, 4)}-01-01`, until: `${today.slice(0, 4)}-12-31` }
  }
}

function ofMonth(month: string) {
  return { from: `${month}-01`, until: daysOfMonth(month).at(-1) ?? `${month}-28` }
}

/** How a report is usually divided, where months would be a single one: by weeks, and within a week by dates. */
export function divided(by: Dimension[], { from, until }: { from: string; until: string }): Dimension[] {
  const within = from.slice(0, 7) === until.slice(0, 7)
  return by.map((one) => (one === 'MONTH' && within ? (until <= addDays(from, 6) ? 'DATE' : 'WEEK') : one))
}

/** What a row, or the total, says of a figure; nothing for a part of nothing. */
export function valueOf(table: FigureTable, of: Pick<FigureRow, 'values' | 'none'>, column: number): number | undefined {
  const figure = table.figures[column]
  return figure === undefined || of.none?.includes(figure) ? undefined : of.values[column]
}

/** A figure as it is read: lengths as h:mm, parts as percent. */
export function shown(value: number | undefined, unit: FigureView['unit']): string {
  if (value === undefined) return '–'
  if (unit === 'MINUTES') return hm(value)
  return unit === 'HUNDREDTHS_OF_PERCENT' ? `${(value / 100).toFixed(2)} %` : String(value)
}

export function firstCharted(figures: FigureView[]): FigureView | undefined {
  return figures.find((one) => one.figure === 'RATE') ?? figures.find((one) => !SIZES.includes(one.figure)) ?? figures[0]
}

/** The largest first, or the smallest; rows that are equal keep their order. */
export function sorted(table: FigureTable, column: number, down: boolean): FigureRow[] {
  const value = (row: FigureRow) => valueOf(table, row, column) ?? -1
  return column < 0 ? table.rows : [...table.rows].sort((a, b) => (value(b) - value(a)) * (down ? 1 : -1))
}

export interface Series {
  label: string
  values: (number | undefined)[]
}

/** Rows along time: what stands at each step, a line for each group of the other dimension. */
export function trend(table: FigureTable, column: number, language: string): { steps: string[]; series: Series[] } | null {
  const time = table.by.findIndex(isTime)
  if (time < 0) return null
  const steps = [...new Set(table.rows.map((row) => row.groups[time]?.key ?? ''))].sort()
  const series = new Map<string, Series>()
  for (const row of table.rows) {
    const label = labelOf(row, language, time)
    const line = series.get(label) ?? { label, values: steps.map(() => undefined) }
    line.values[steps.indexOf(row.groups[time]?.key ?? '')] = valueOf(table, row, column)
    series.set(label, line)
  }
  return { steps, series: [...series.values()] }
}

/** A step of time in words; short as below a chart, where the year is known. */
export function stepOf(key: string, t: TFunction, short = false): string {
  const [year = '', week] = key.split('-W')
  if (week) return t(short ? 'reports.weekShort' : 'reports.week', { year, week: String(Number(week)) })
  return short && key.length > 7 ? key.slice(5) : key
}

/** What a row is of, but for one of its groups. */
export function labelOf(row: FigureRow, language: string, without = -1): string {
  return row.groups.filter((_, at) => at !== without).map((group) => nameOf(group.name, language)).join(' · ')
}
