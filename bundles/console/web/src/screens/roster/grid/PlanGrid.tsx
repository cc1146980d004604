import { memo, type ReactNode, useId, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RosterCell, RosterFinding, RosterRow, ShiftView } from '../../../api/types'
import { hm, isWeekend, nameOf, shortDay } from '../../../parts/format'
import { signOf } from '../../../parts/grid/cells'
import { isFree, markOf, useDateKind } from '../../../parts/grid/dates'
import { inSight, reveal } from '../../../parts/grid/window'
import { useDepartmentName, useShiftMark } from '../../../parts/names'
import { useNarrow } from '../../../parts/narrow'
import { toneOf, useStatus } from '../../../parts/Stamp'
import { fillOf } from '../ShiftChip'
import { CoverRow } from './CoverRow'
import { type Range, rangeOf, type Sheet, type Spot, totalsOf } from './plan'
import { useFindingText } from './words'
import './PlanGrid.css'

const ROW = 38
const HEAD = 34
const TOTALS = [58, 48, 58]

interface Props {
  sheet: Sheet
  days: string[]
  shifts: ShiftView[]
  /** People planned in each hour of the days. */
  cover: number[]
  /** People needed in each hour of the days. */
  need: number[]
  today: string
  actual: boolean
  at: Spot
  anchor: Spot
  move: (at: Spot, anchor: Spot) => void
  /** After a range was drawn with the mouse, or a cell touched. */
  drawn: (range: Range) => void
  pressed: (event: React.KeyboardEvent) => boolean
  copy: (event: React.ClipboardEvent) => void
  paste: (event: React.ClipboardEvent) => void
}

/** People by days to be drawn on: head, names and cover stay in sight; arrows move, Shift extends, the mouse draws. */
export function PlanGrid({ sheet, days, shifts, cover, need, today, actual, at, anchor, move, drawn, pressed, copy, paste }: Props) {
  const { t, i18n } = useTranslation()
  const id = useId()
  const narrow = useNarrow()
  const kindOf = useDateKind()
  const box = useRef<HTMLDivElement>(null)
  const dragging = useRef(false)
  const touched = useRef(false)
  const [view, setView] = useState({ top: 0, height: 560, width: 1330 })
  const rows = sheet.rows
  const byId = useMemo(() => new Map(shifts.map((shift) => [shift.id, shift])), [shifts])
  const range = rangeOf(at, anchor)

  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const measure = () => setView({ top: element.scrollTop, height: element.clientHeight || 560, width: element.clientWidth || 1330 })
    measure()
    if (typeof ResizeObserver === 'undefined') return
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  const name = narrow ? 104 : 150
  const totals = narrow ? 0 : TOTALS.reduce((sum, width) => sum + width, 0)
  const dayWidth = Math.max(46, (view.width - name - totals) / days.length)
  const template = `${name}px repeat(${days.length}, ${dayWidth}px) ${narrow ? '' : TOTALS.map((width) => `${width}px`).join(' ')}`
  const width = name + dayWidth * days.length + totals
  const down = inSight(view.top, view.height, ROW, rows.length, 6)

  const go = (row: number, day: number, extend: boolean) => {
    const next = { row: Math.min(Math.max(row, 0), rows.length - 1), day: Math.min(Math.max(day, 0), days.length - 1) }
    move(next, extend ? anchor : next)
    const element = box.current
    if (!element) return
    element.scrollTop = reveal(element.scrollTop, element.clientHeight - HEAD - 60, ROW, next.row)
    element.scrollLeft = reveal(element.scrollLeft, element.clientWidth - name, dayWidth, next.day)
  }

  const key = (event: React.KeyboardEvent) => {
    const page = Math.max(1, Math.floor(view.height / ROW) - 3)
    const moves: Record<string, () => void> = {
      ArrowDown: () => go(at.row + 1, at.day, event.shiftKey),
      ArrowUp: () => go(at.row - 1, at.day, event.shiftKey),
      ArrowRight: () => go(at.row, at.day + 1, event.shiftKey),
      ArrowLeft: () => go(at.row, at.day - 1, event.shiftKey),
      Home: () => go(event.ctrlKey ? 0 : at.row, 0, event.shiftKey),
      End: () => go(event.ctrlKey ? rows.length - 1 : at.row, days.length - 1, event.shiftKey),
      PageDown: () => go(at.row + page, at.day, event.shiftKey),
      PageUp: () => go(at.row - page, at.day, event.shiftKey),
    }
    const step = moves[event.key]
    if (step) step()
    else if (!pressed(event)) return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div
      className="pgrid"
      ref={box}
      role="grid"
      aria-label={t('plan.label')}
      aria-multiselectable="true"
      aria-rowcount={rows.length + 2}
      aria-colcount={days.length + 1 + (narrow ? 0 : TOTALS.length)}
      aria-activedescendant={rows.length > 0 ? `${id}-${at.row}-${at.day}` : undefined}
      tabIndex={0}
      onScroll={(event) => {
        const element = event.currentTarget
        setView({ top: element.scrollTop, height: element.clientHeight, width: element.clientWidth })
      }}
      onKeyDown={key}
      onCopy={copy}
      onPaste={paste}
      onPointerUp={() => {
        if (dragging.current) drawn(range)
        dragging.current = false
      }}
      onPointerLeave={() => {
        dragging.current = false
      }}
    >
      <div className="pgrid-head" role="row" aria-rowindex={1} style={{ gridTemplateColumns: template, width }}>
        <div role="columnheader" aria-colindex={1} className="pgrid-name">{t('plan.people', { count: rows.length })}</div>
        {days.map((date, i) => {
          const kind = kindOf(date)
          const mark = markOf(kind)
          return (
            <div key={date} role="columnheader" aria-colindex={i + 2} title={mark && [t(`dayType.${kind.type}`), kind.name].filter(Boolean).join(' · ')} className={`${isFree(kind) ? 'weekend' : ''}${mark ? ` ${mark}` : ''}${date === today ? ' today' : ''}`}>
              {dayWidth < 74 ? <span className="two">{shortDay(date, i18n.language).split(' ').slice(0, 2).map((part) => <span key={part}>{part}</span>)}</span> : shortDay(date, i18n.language)}
              {mark && <b className="pgrid-mark">{t(`month.${mark}`)}</b>}
            </div>
          )
        })}
        {!narrow && (['hours', 'nights', 'weekends'] as const).map((total, i) => (
          <div key={total} role="columnheader" aria-colindex={days.length + 2 + i}>{t(`plan.${total}`)}</div>
        ))}
      </div>
      <div role="rowgroup" className="pgrid-body" style={{ height: rows.length * ROW, width }}>
        {rows.slice(down.first, down.end).map((row, i) => {
          const index = down.first + i
          return (
            <Row
              key={row.employeeId}
              id={id}
              index={index}
              row={row}
              sheet={sheet}
              days={days}
              shifts={byId}
              order={shifts}
              template={template}
              width={width}
              wide={dayWidth >= 66}
              narrow={narrow}
              actual={actual}
              active={index === at.row ? at.day : -1}
              from={index >= range.top && index <= range.bottom ? range.left : -1}
              until={range.right}
              down={(event, day) => {
                const spot = { row: index, day }
                touched.current = event.pointerType !== 'mouse'
                if (touched.current) return
                dragging.current = true
                box.current?.focus({ preventScroll: true })
                move(spot, event.shiftKey ? anchor : spot)
                event.preventDefault()
              }}
              tap={(day) => {
                const spot = { row: index, day }
                if (!touched.current) return
                move(spot, spot)
                drawn(rangeOf(spot, spot))
              }}
              over={(day) => {
                if (dragging.current) move({ row: index, day }, anchor)
              }}
            />
          )
        })}
      </div>
      <div role="rowgroup" className="pgrid-foot">
        <CoverRow cover={cover} need={need} days={days} template={template} width={width} rowIndex={rows.length + 2} totals={narrow ? 0 : TOTALS.length} pick={(day) => move({ row: at.row, day }, { row: at.row, day })} />
      </div>
    </div>
  )
}

interface RowProps {
  id: string
  index: number
  row: RosterRow
  sheet: Sheet
  days: string[]
  shifts: Map<string, ShiftView>
  order: ShiftView[]
  template: string
  width: number
  wide: boolean
  narrow: boolean
  actual: boolean
  active: number
  from: number
  until: number
  down: (event: React.PointerEvent, day: number) => void
  /** A finger that scrolls must not draw. */
  tap: (day: number) => void
  over: (day: number) => void
}

const Row = memo(
  function Row({ id, index, row, sheet, days, shifts, order, template, width, wide, narrow, actual, active, from, until, down, tap, over }: RowProps) {
    const { i18n } = useTranslation()
    const department = useDepartmentName()
    const language = i18n.language
    const totals = totalsOf(sheet, row.employeeId, days, shifts)
    return (
      <div role="row" aria-rowindex={index + 2} className="pgrid-row" style={{ gridTemplateColumns: template, width, transform: `translateY(${index * ROW}px)` }}>
        <div role="rowheader" aria-colindex={1} className="pgrid-name">
          <span className="strong ellipsis" title={nameOf(row.name, language)}>{nameOf(row.name, language)}</span>
          <span className="faint ellipsis">{department(row.departmentId) || row.number}</span>
        </div>
        {days.map((date, day) => {
          const cell = sheet.cell(row.employeeId, date)
          return (
            <div
              key={date}
              id={`${id}-${index}-${day}`}
              role="gridcell"
              aria-colindex={day + 2}
              aria-selected={from >= 0 && day >= from && day <= until}
              className={`pgrid-cell${isWeekend(date) || cell?.dayType === 'STATUTORY' ? ' weekend' : ''}${from >= 0 && day >= from && day <= until ? ' chosen' : ''}${day === active ? ' active' : ''}${sheet.isFresh(row.employeeId, date) ? ' fresh' : ''}`}
              onPointerDown={(event) => down(event, day)}
              onPointerEnter={() => over(day)}
              onClick={() => tap(day)}
            >
              <Cell
                cell={cell}
                planned={sheet.shifts(row.employeeId, date).flatMap((shift) => shifts.get(shift) ?? [])}
                drafted={sheet.isDrafted(row.employeeId, date)}
                findings={sheet.findings(row.employeeId, date)}
                order={order}
                wide={wide}
                actual={actual}
                who={`${nameOf(row.name, language)} · ${shortDay(date, language)}`}
              />
            </div>
          )
        })}
        {!narrow && (
          <>
            <div role="gridcell" aria-colindex={days.length + 2} className="pgrid-total">{hm(totals.minutes)}</div>
            <div role="gridcell" aria-colindex={days.length + 3} className="pgrid-total">{totals.nights}</div>
            <div role="gridcell" aria-colindex={days.length + 4} className="pgrid-total">{totals.weekends}</div>
          </>
        )}
      </div>
    )
  },
  (a, b) =>
    a.sheet === b.sheet && a.index === b.index && a.row === b.row && a.template === b.template && a.active === b.active && a.from === b.from && (a.from < 0 || a.until === b.until) && a.actual === b.actual && a.days === b.days && a.order === b.order,
)

interface CellProps {
  cell: RosterCell | undefined
  planned: ShiftView[]
  drafted: boolean
  findings: RosterFinding[]
  order: ShiftView[]
  wide: boolean
  actual: boolean
  who: string
}

function Cell({ cell, planned, drafted, findings, order, wide, actual, who }: CellProps) {
  const { t } = useTranslation()
  const mark = useShiftMark()
  const text = useFindingText()
  const { word, letter } = useStatus()
  const away = cell?.away?.find((kind) => kind !== 'OVERTIME')
  const why = findings.map(text)
  const said: ReactNode[] = [who, planned.map((shift) => mark(shift.code)).join(' + ') || t('plan.off')]
  if (drafted) said.push(t('plan.drafted'))
  if (cell?.draft?.kind === 'STANDING') said.push(t('plan.standing'))
  if (cell?.changed) said.push(t('plan.changed'))
  if (away) said.push(word(away))
  const sign = actual && cell?.actual ? cell.actual.map(signOf).find((one) => one !== null) : null
  if (sign) said.push(word(sign.code))
  const title = [...said, ...why].join(' · ')
  if (cell?.notEmployed) return <span className="pgrid-none hatched" title={`${who}: ${t('plan.notEmployed')}`}><span className="hidden-text">{t('plan.notEmployed')}</span></span>
  return (
    <span className={`pgrid-chip-box${drafted ? ' drafted' : ''}`} title={title}>
      <span className="hidden-text">{[...said.slice(2), ...why].join(' · ')} </span>
      {planned.map((shift) => {
        const first = shift.segments[0]
        const last = shift.segments.at(-1)
        return (
          <span key={shift.id} className="pgrid-chip" style={fillOf(order.findIndex((one) => one.id === shift.id))}>
            <b>{mark(shift.code)}</b>
            {wide && planned.length === 1 && first && last && <span>{first.start.slice(0, 2)}–{last.end.slice(0, 2)}</span>}
          </span>
        )
      })}
      {planned.length === 0 && <span className="faint">–</span>}
      {away && <span className={`letter letter-14 letter-${toneOf(away)}`} aria-hidden="true">{letter(away)}</span>}
      {sign && <span className={`letter letter-14 letter-${sign.tone}`} aria-hidden="true">{letter(sign.code)}</span>}
      {cell?.changed && <span className="pgrid-changed" aria-hidden="true">~</span>}
      {findings.length > 0 && <span className="pgrid-corner" aria-hidden="true" />}
    </span>
  )
}

