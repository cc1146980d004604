import { fireEvent, render, screen } from '@testing-library/react'
import i18next from 'i18next'
import { MemoryRouter } from 'react-router'
import { describe, expect, it } from 'vitest'
import type { FigureTable, FigureView } from '../src/api/types'
import { Figures } from '../src/screens/reports/FigureTable'
import { divided, firstCharted, shown, sorted, spanOf, stepOf, trend, valueOf } from '../src/screens/reports/figures'
import { Trend } from '../src/screens/reports/Trend'

const name = (text: string) => ({ zh: text, en: text })
const figure = (one: FigureView['figure'], unit: FigureView['unit']): FigureView => ({ figure: one, unit, name: name(one), definition: name(`what ${one} means`) })
const figures = [figure('PEOPLE', 'COUNT'), figure('LATE', 'MINUTES'), figure('RATE', 'HUNDREDTHS_OF_PERCENT')]
const row = (press: string, month: string, ...values: number[]) => ({ groups: [{ key: press, name: name(press) }, { key: month, name: name(month) }], values })
const table: FigureTable = {
  from: '2026-09-01', until: '2026-10-31', by: ['DEPARTMENT', 'MONTH'], figures: ['PEOPLE', 'LATE', 'RATE'], count: 3, total: [3, 90, 9750],
  rows: [row('Press', '2026-09', 2, 30, 9700), row('Press', '2026-10', 2, 60, 9800), row('Paint', '2026-10', 1, 0, 10_000)],
}

describe('Figures', () => {
  it('are lengths, numbers and parts of a hundred', () => {
    expect([shown(90, 'MINUTES'), shown(90, 'COUNT'), shown(9750, 'HUNDREDTHS_OF_PERCENT')]).toEqual(['1:30', '90', '97.50 %'])
  })

  it('t116 stand along time, a line for each group, with holes where there is nothing', () => {
    expect(trend(table, 2, 'en')).toEqual({ steps: ['2026-09', '2026-10'], series: [{ label: 'Press', values: [9700, 9800] }, { label: 'Paint', values: [undefined, 10_000] }] })
    expect(trend({ ...table, by: ['DEPARTMENT', 'SHIFT'] }, 2, 'en')).toBeNull()
  })

  it('t116 leave a gap and a dash where a rate is a part of nothing', () => {
    const monday = { ...row('Press', '2026-11', 2, 0, 0), none: ['RATE' as const] }
    const begun: FigureTable = { ...table, rows: [...table.rows, monday] }
    expect(trend(begun, 2, 'en')?.series[0]).toEqual({ label: 'Press', values: [9700, 9800, undefined] })
    expect(shown(valueOf(begun, monday, 2), 'HUNDREDTHS_OF_PERCENT')).toBe('–')
    expect(valueOf(begun, monday, 1)).toBe(0)
    expect(sorted(begun, 2, true).at(-1)).toBe(monday)
  })

  it('have weeks in words', () => {
    const { t } = i18next
    expect([stepOf('2026-W05', t), stepOf('2026-W05', t, true), stepOf('2026-11-29', t, true), stepOf('2026-11', t)]).toEqual(['Week 5, 2026', 'W5', '11-29', '2026-11'])
  })

  it('are drawn with the names of their groups, and read aloud by their title', () => {
    const along = trend(table, 2, 'en')
    render(<Trend {...along!} unit="HUNDREDTHS_OF_PERCENT" label="Attendance rate" />)
    expect(screen.getByRole('img', { name: 'Attendance rate' }).textContent).toContain('Paint')
  })

  it('chart the rate first, and no mere size', () => {
    expect(firstCharted(figures)?.figure).toBe('RATE')
    expect(firstCharted(figures.slice(0, 2))?.figure).toBe('LATE')
  })

  it('are sorted by any of them, either way', () => {
    expect(sorted(table, 1, true).map((one) => one.values[1])).toEqual([60, 30, 0])
    expect(sorted(table, 1, false).map((one) => one.values[1])).toEqual([0, 30, 60])
    expect(sorted(table, -1, true)).toBe(table.rows)
  })

  it('lead from a person to their days', () => {
    const people: FigureTable = { ...table, by: ['PERSON'], rows: [{ groups: [{ key: 'id-7', number: '10007', name: name('Wang') }], values: [1, 15, 9900] }] }
    const chosen: number[] = []
    render(<MemoryRouter><Figures table={people} figures={figures} label="Late" sort={{ column: 1, down: true }} onSort={(at) => chosen.push(at)} /></MemoryRouter>)
    expect(screen.getByRole('link', { name: /Wang/ }).getAttribute('href')).toBe('/people/id-7')
    expect(screen.getByRole('columnheader', { name: /LATE/ }).getAttribute('aria-sort')).toBe('descending')
    expect(screen.getByText('RATE').getAttribute('title')).toBe('what RATE means')
    fireEvent.click(screen.getByText('RATE'))
    expect(chosen).toEqual([2])
  })
})

describe('A span', () => {
  it('t056 is a day, a week from Monday, a month or a year', () => {
    expect(spanOf('day', '2026-11-29')).toEqual({ from: '2026-11-29', until: '2026-11-29' })
    expect(spanOf('week', '2026-11-29')).toEqual({ from: '2026-11-23', until: '2026-11-29' })
    expect(spanOf('month', '2026-11-29')).toEqual({ from: '2026-11-01', until: '2026-11-30' })
    expect(spanOf('lastMonth', '2026-01-05')).toEqual({ from: '2025-12-01', until: '2025-12-31' })
    expect(spanOf('year', '2026-11-29')).toEqual({ from: '2026-01-01', until: '2026-12-31' })
  })

  it('within one month is divided by weeks, and within a week by dates, where months are usual', () => {
    expect(divided(['DEPARTMENT', 'MONTH'], spanOf('month', '2026-11-29'))).toEqual(['DEPARTMENT', 'WEEK'])
    expect(divided(['MONTH'], spanOf('week', '2026-11-18'))).toEqual(['DATE'])
    expect(divided(['MONTH'], spanOf('year', '2026-11-18'))).toEqual(['MONTH'])
    expect(divided(['PERSON'], spanOf('month', '2026-11-29'))).toEqual(['PERSON'])
  })
})
