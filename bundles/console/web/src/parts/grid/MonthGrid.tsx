import { memo, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { DayCell, MonthRow } from '../../api/types'
import { dayParts, hm, isWeekend, nameOf, shortDay, weekdayLetter } from '../format'
import { toneOf, useStatus } from '../Stamp'
import { byDate, type SheetState, type Sign, signOf, stateOf } from './cells'
import { type DateKind, isFree, markOf } from './dates'
import { useLeaveLetter } from '../leaveTypes'
import { useDepartmentName, useShiftMark } from '../names'
import { inSight, reveal } from './window'
import './MonthGrid.css'

const ROW = 34
const HEAD = 38
const NAME = 132
const STATE = 42
const TOTALS = [56, 44, 44, 54]
/** On paper a person signs the row. */
const SIGNATURE = 96
const NARROWEST = 31

/** More people than this go to paper through a report. */
const MOST_PRINTED = 500

/** True while the browser makes pages: then everything has to exist, not only what is in sight. */
function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false)
  useEffect(() => {
    const begin = () => flushSync(() => setPrinting(true))
    const end = () => setPrinting(false)
    window.addEventListener('beforeprint', begin)
    window.addEventListener('afterprint', end)
    return () => {
      window.removeEventListener('beforeprint', begin)
      window.removeEventListener('afterprint', end)
    }
  }, [])
  return printing
}

export interface Spot {
  row: number
  day: number
}

interface Props {
  rows: MonthRow[]
  /** How far people's parts of a period in review are. */
  sheets?: ReadonlyMap<string, SheetState>
  days: string[]
  onlyProblems: boolean
  chosen?: { employeeId: string; date: string }
  onSide: (row: MonthRow, date: string) => void
  onOpen: (row: MonthRow, date: string) => void
  onEnd?: () => void
  today: string
  /** What a date is for everybody here; without it weekends are marked. */
  kindOf?: (date: string) => DateKind
}

/** People by days: only the rows and the columns in sight exist; head and first columns stay. Arrows move, Space and Enter open. */
export function MonthGrid({ rows, sheets, days, onlyProblems, chosen, onSide, onOpen, onEnd, today, kindOf }: Props) {
  const { t, i18n } = useTranslation()
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const [view, setView] = useState({ top: 0, left: 0, height: 640, width: 1330 })
  const [at, setAt] = useState<Spot>({ row: 0, day: 0 })
  const printing = usePrinting()
  const { word, letter } = useStatus()
  const department = useDepartmentName()
  const shift = useShiftMark()
  const leaveLetter = useLeaveLetter()
  const language = i18n.language
  // Read once for the grid: a hook in each of a thousand cells would cost more than the cells.
  const words = useMemo<Words>(() => ({ language, word, letter, leaveLetter, shift, department, nothing: t('month.nothing') }), [language, department, word, letter, leaveLetter, shift, t])

  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const measure = () =>
      setView({ top: element.scrollTop, left: element.scrollLeft, height: element.clientHeight || 640, width: element.clientWidth || 1330 })
    measure()
    if (typeof ResizeObserver === 'undefined') return
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  const fixed = NAME + STATE
  const totals = TOTALS.reduce((sum, width) => sum + width, 0)
  const dayWidth = Math.max(NARROWEST, (view.width - fixed - totals) / days.length)
  const template = `${NAME}px ${STATE}px repeat(${days.length}, ${dayWidth}px) ${TOTALS.map((width) => `${width}px`).join(' ')}${printing ? ` ${SIGNATURE}px` : ''}`
  const width = fixed + dayWidth * days.length + totals + (printing ? SIGNATURE : 0)
  const down = printing ? { first: 0, end: Math.min(rows.length, MOST_PRINTED) } : inSight(view.top, view.height - HEAD, ROW, rows.length, 6)
  const across = printing ? { first: 0, end: days.length } : inSight(view.left, view.width - fixed, dayWidth, days.length, 2)
  const shown = useMemo(() => days.slice(across.first, across.end), [days, across.first, across.end])

  useEffect(() => {
    if (rows.length > 0 && down.end >= rows.length - 10) onEnd?.()
  }, [down.end, rows.length, onEnd])

  const go = (row: number, day: number) => {
    const next = { row: Math.min(Math.max(row, 0), rows.length - 1), day: Math.min(Math.max(day, 0), days.length - 1) }
    setAt(next)
    const element = box.current
    if (!element) return
    element.scrollTop = reveal(element.scrollTop, element.clientHeight - HEAD, ROW, next.row)
    element.scrollLeft = reveal(element.scrollLeft, element.clientWidth - fixed, dayWidth, next.day)
  }

  const pressed = (event: React.KeyboardEvent) => {
    const row = rows[at.row]
    const date = days[at.day]
    const moves: Record<string, () => void> = {
      ArrowDown: () => go(at.row + 1, at.day),
      ArrowUp: () => go(at.row - 1, at.day),
      ArrowRight: () => go(at.row, at.day + 1),
      ArrowLeft: () => go(at.row, at.day - 1),
      j: () => go(at.row + 1, at.day),
      k: () => go(at.row - 1, at.day),
      Home: () => go(event.ctrlKey ? 0 : at.row, 0),
      End: () => go(event.ctrlKey ? rows.length - 1 : at.row, days.length - 1),
      PageDown: () => go(at.row + Math.floor(view.height / ROW) - 1, at.day),
      PageUp: () => go(at.row - Math.floor(view.height / ROW) + 1, at.day),
      ' ': () => row && date && onSide(row, date),
      Enter: () => row && date && onOpen(row, date),
    }
    const move = moves[event.key]
    if (move) {
      event.preventDefault()
      event.stopPropagation()
      move()
    }
  }

  return (
    <div
      className="mgrid sheet"
      ref={box}
      role="grid"
      aria-label={t('month.title')}
      aria-rowcount={rows.length + 1}
      aria-colcount={days.length + 2 + TOTALS.length}
      aria-activedescendant={rows.length > 0 ? `${id}-${at.row}-${at.day}` : undefined}
      tabIndex={0}
      onScroll={(event) => {
        const element = event.currentTarget
        setView({ top: element.scrollTop, left: element.scrollLeft, height: element.clientHeight, width: element.clientWidth })
      }}
      onKeyDown={pressed}
    >
      <div className="mgrid-heads" role="rowgroup">
        <div className="mgrid-head" role="row" aria-rowindex={1} style={{ gridTemplateColumns: template, width }}>
          <div role="columnheader" aria-colindex={1} className="mgrid-name">
            {t('month.person')}
          </div>
          <div role="columnheader" aria-colindex={2} className="mgrid-state">
            {t('month.state')}
          </div>
          {shown.map((date, i) => (
            <DateHead key={date} date={date} kind={kindOf?.(date)} column={across.first + i + 3} today={today} />
          ))}
          {(['hours', 'lateEarly', 'overtime', 'open'] as const).map((total, i) => (
            <div key={total} role="columnheader" aria-colindex={days.length + 3 + i} style={{ gridColumn: days.length + 3 + i }} className={`mgrid-total total-${total}`}>
              {t(`month.${total}`)}
            </div>
          ))}
          {printing && <div role="columnheader" aria-colindex={days.length + 7} style={{ gridColumn: days.length + 7 }} className="mgrid-signature">{t('month.signature')}</div>}
        </div>
      </div>
      <div role="rowgroup" className="mgrid-body" style={{ height: rows.length * ROW, width }}>
        {rows.slice(down.first, down.end).map((row, i) => {
          const index = down.first + i
          return (
            <Row
              key={row.employeeId}
              id={id}
              index={index}
              row={row}
              sheet={sheets?.get(row.employeeId)}
              days={shown}
              firstDay={across.first}
              dayCount={days.length}
              template={template}
              width={width}
              active={index === at.row ? at.day : -1}
              chosen={chosen?.employeeId === row.employeeId ? chosen.date : undefined}
              onlyProblems={onlyProblems}
              today={today}
              words={words}
              toSign={printing}
              choose={(day) => {
                setAt({ row: index, day })
                const date = days[day]
                if (date) onSide(row, date)
              }}
              open={(day) => {
                const date = days[day]
                if (date) onOpen(row, date)
              }}
            />
          )
        })}
      </div>
    </div>
  )
}

/** A date over its weekday, or over what else it is: a holiday, a day that makes up for one. */
function DateHead({ date, kind, column, today }: { date: string; kind: DateKind | undefined; column: number; today: string }) {
  const { t, i18n } = useTranslation()
  const mark = markOf(kind)
  const free = kind ? isFree(kind) : isWeekend(date)
  const what = mark && [t(`dayType.${kind?.type}`), kind?.name].filter(Boolean).join(' · ')
  return (
    <div role="columnheader" aria-colindex={column} title={what} style={{ gridColumn: column }} className={`mgrid-day${free ? ' weekend' : ''}${mark ? ` ${mark}` : ''}${date === today ? ' today' : ''}`}>
      <span className="hidden-text">{shortDay(date, i18n.language)} {what} </span>
      <span>{dayParts(date).day}</span>
      <span>{mark ? t(`month.${mark}`) : weekdayLetter(date, i18n.language)}</span>
    </div>
  )
}

interface Words {
  language: string
  word: (code: string) => string
  letter: (code: string) => string
  leaveLetter: (type: string | undefined) => string | undefined
  shift: (code: string | null | undefined) => string
  department: (id: string | undefined) => string
  nothing: string
}

interface RowProps {
  toSign: boolean
  words: Words
  id: string
  index: number
  row: MonthRow
  sheet?: SheetState
  days: string[]
  firstDay: number
  dayCount: number
  template: string
  width: number
  active: number
  chosen?: string
  onlyProblems: boolean
  today: string
  choose: (day: number) => void
  open: (day: number) => void
}

const Row = memo(
  function Row({ id, index, row, sheet, days, firstDay, dayCount, template, width, active, chosen, onlyProblems, today, words, toSign, choose, open }: RowProps) {
    const { language, word, shift, department, nothing } = words
    const found = useMemo(() => byDate(row), [row])
    const state = stateOf(row, sheet)
    const total = (name: string) => row.totals?.[name] ?? 0
    const lateEarly = total('LATE') + total('EARLY')
    const overtime = total('OT_WORKDAY') + total('OT_REST') + total('OT_HOLIDAY') + total('OVERTIME')
    const open_ = total('ABSENT') + openMinutes(row)
    return (
      <div role="row" aria-rowindex={index + 2} className="mgrid-row" style={{ gridTemplateColumns: template, width, transform: `translateY(${index * ROW}px)` }}>
        <div role="rowheader" aria-colindex={1} className="mgrid-name">
          <span className="strong ellipsis" title={nameOf(row.name, language)}>{nameOf(row.name, language)}</span>
          <span className="faint ellipsis">{department(row.departmentId) || row.number}</span>
        </div>
        <div role="gridcell" aria-colindex={2} className="mgrid-state">
          {state && (
            <span className={`letter letter-18 letter-${toneOf(state)}`} role="img" title={word(state)} aria-label={word(state)}>
              {words.letter(state)}
            </span>
          )}
        </div>
        {days.map((date, i) => {
          const column = firstDay + i
          const day = found.get(date)
          const sign = day ? signOf(day) : null
          return (
            <div
              key={date}
              id={`${id}-${index}-${column}`}
              role="gridcell"
              aria-colindex={column + 3}
              aria-selected={column === active}
              style={{ gridColumn: column + 3 }}
              className={cellClass(date, day, sign, column === active, date === chosen)}
              onClick={() => choose(column)}
              onDoubleClick={() => open(column)}
            >
              <span className="hidden-text">{`${shortDay(date, language)} ${sign ? word(sign.code) : day?.attended ? '' : nothing} `}</span>
              <Cell day={day} sign={sign} letter={sign ? (words.leaveLetter(sign.leaveType) ?? words.letter(sign.code)) : ''} shift={shift} onlyProblems={onlyProblems} future={date > today} />
            </div>
          )
        })}
        <div role="gridcell" aria-colindex={dayCount + 3} style={{ gridColumn: dayCount + 3 }} className="mgrid-total total-hours">{hm(total('ATTENDED'))}</div>
        <Total column={dayCount + 4} name="lateEarly" minutes={lateEarly} />
        <Total column={dayCount + 5} name="overtime" minutes={overtime} />
        <Total column={dayCount + 6} name="open" minutes={open_} />
        {toSign && <div role="gridcell" aria-colindex={dayCount + 7} style={{ gridColumn: dayCount + 7 }} className="mgrid-signature" />}
      </div>
    )
  },
  (a, b) =>
    a.row === b.row && a.sheet === b.sheet && a.index === b.index && a.days === b.days && a.template === b.template && a.active === b.active && a.chosen === b.chosen && a.words === b.words && a.onlyProblems === b.onlyProblems && a.toSign === b.toSign,
)

/** Minutes of days with a missing punch that nothing proves. */
function openMinutes(row: MonthRow): number {
  return row.days.reduce((sum, day) => {
    const sign = signOf(day)
    return sum + (sign?.code === 'MISSING' && day.state !== 'PROVISIONAL' ? sign.minutes : 0)
  }, 0)
}

function Total({ column, name, minutes }: { column: number; name: string; minutes: number }) {
  return (
    <div role="gridcell" aria-colindex={column} style={{ gridColumn: column }} className={`mgrid-total total-${name}${minutes ? '' : ' zero'}`}>
      {minutes ? hm(minutes) : '·'}
    </div>
  )
}

function Cell({ day, sign, letter, shift, onlyProblems, future }: { day: DayCell | undefined; sign: Sign | null; letter: string; shift: Words['shift']; onlyProblems: boolean; future: boolean }) {
  if (!day || future) return day?.shiftCode && !onlyProblems ? <span className="mgrid-plan">{shift(day.shiftCode)}</span> : null
  if (sign && (sign.problem || !onlyProblems)) {
    return (
      <>
        <b>{letter}</b>
        <span>{hm(sign.minutes)}</span>
      </>
    )
  }
  if (onlyProblems || (!day.attended && !day.shiftCode)) return null
  return <span className="mgrid-clean">{day.attended ? hm(day.attended) : '·'}</span>
}

function cellClass(date: string, day: DayCell | undefined, sign: Sign | null, active: boolean, chosen: boolean): string {
  const rest = !day?.shiftCode && (isWeekend(date) || !day)
  return [
    'mgrid-cell',
    sign ? `bg-${sign.tone} tone-${sign.tone}` : rest ? 'rest' : '',
    day?.state === 'PROVISIONAL' && !sign && day.shiftCode && !day.attended ? 'hatched' : '',
    active ? 'active' : '',
    chosen ? 'chosen' : '',
  ]
    .filter(Boolean)
    .join(' ')
}
