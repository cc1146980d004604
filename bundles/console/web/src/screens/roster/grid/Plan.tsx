import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Dropdown, Input, Segmented } from 'antd'
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { api } from '../../../api/calls'
import type { DepartmentView, RosterRun, StandIn } from '../../../api/types'
import { useKeys } from '../../../app/keys'
import { usePlace } from '../../../app/Place'
import { useSession } from '../../../app/Session'
import { Pick } from '../../../parts/Fields'
import { addDays, dayParts, dayRange, nameOf, shortDay } from '../../../parts/format'
import { Icon } from '../../../parts/Icon'
import { useShiftMark } from '../../../parts/names'
import { Nobody } from '../../../parts/Nobody'
import { makeReport } from '../../../parts/reportRun'
import { Kbd, Panel } from '../../../parts/Panel'
import { ErrorNote, Loading, Note } from '../../../parts/State'
import { fillOf, useShifts } from '../ShiftChip'
import { copied, coverOf, draw, type Drawn, freshIn, needOf, pasted, type Range, rangeOf, REST, rotated, Sheet, shortOf, type Spot, tiled, versionsOf, type Wish, type Wrong } from './plan'
import { Generate } from './Generate'
import { ImportSheet } from './ImportSheet'
import { NeedEditor } from './NeedEditor'
import { PlanGrid } from './PlanGrid'
import { Preferences } from './Preferences'
import { Publish } from './Publish'
import { Rotation } from './Rotation'
import { StandInHint } from './StandInHint'
import { placing, type Question, questionAt } from './standIns'
import { useDrawing } from './useDrawing'
import { type Said, useFindingText } from './words'

const MOST = 500
const LENGTHS = { week: 7, two: 14, four: 28 } as const

type Brush = { wish: Wish; said: Said } | null

function mondayOf(date: string): string {
  return addDays(date, -((dayParts(date).weekday + 6) % 7))
}

/** A department and everything below it. */
function below(id: string, all: DepartmentView[]): Set<string> {
  const found = new Set([id])
  for (let size = 0; size < found.size; ) {
    size = found.size
    for (const one of all) if (one.parentId && found.has(one.parentId)) found.add(one.id)
  }
  return found
}

/** The roster as a sheet to draw on; who plans nothing sees what is published. */
export function Plan() {
  const { t, i18n } = useTranslation()
  const { can } = useSession()
  const draws = can('shift.write')
  const queries = useQueryClient()
  const { date: today, site } = usePlace()
  const [params, setParams] = useSearchParams()
  const length = (params.get('length') as keyof typeof LENGTHS | null) ?? 'two'
  const from = params.get('from') ?? mondayOf(today)
  const until = addDays(from, (LENGTHS[length] ?? 14) - 1)
  const department = params.get('department') ?? undefined
  const [text, setText] = useState('')
  const asked = useDeferredValue(text)
  const [actual, setActual] = useState(false)
  const [brush, setBrush] = useState<Brush>(null)
  const [at, setAt] = useState<Spot>({ row: 0, day: 0 })
  const [anchor, setAnchor] = useState<Spot>({ row: 0, day: 0 })
  const [wrong, setWrong] = useState<Wrong[]>([])
  const [asking, setAsking] = useState<'publish' | 'pattern' | 'need' | 'import' | 'generate' | 'preferences' | null>(null)
  // The way from the background jobs: the dialog knows by itself which search goes on.
  useEffect(() => {
    if (!draws || !params.has('generate')) return
    setAsking('generate')
    setParams((old) => {
      const next = new URLSearchParams(old)
      next.delete('generate')
      return next
    }, { replace: true })
  }, [draws, params, setParams])
  const put = (name: string, value: string | undefined) =>
    setParams((old) => {
      const next = new URLSearchParams(old)
      if (value) next.set(name, value)
      else next.delete(name)
      return next
    }, { replace: true })

  const key = ['roster', from, until, site?.id, department, asked, actual]
  const query = useQuery({
    queryKey: key,
    queryFn: () => {
      const window = { from, until, siteId: site?.id, departmentId: department, text: asked || undefined, limit: MOST }
      return draws ? api.roster({ ...window, actual: actual || undefined }) : api.publishedRoster(window)
    },
    placeholderData: (old) => old,
  })
  const departments = useQuery({ queryKey: ['departments'], queryFn: api.departments, enabled: can('organisation.read') })
  const needs = useQuery({ queryKey: ['roster', 'needs'], queryFn: api.coverNeeds, enabled: draws })
  const shiftList = useShifts()
  const mark = useShiftMark()
  const findingText = useFindingText()
  const drawing = useDrawing(key, { from, until })
  const [generated, setGenerated] = useState<{ before: Map<string, number> } | null>(null)
  const taken = useRef(new Set<string>())
  /** As the dialog was opened: what is drawn may be in the sheet before the run says so. */
  const before = useRef(new Map<string, number>())
  const newest = useRef({ drawing })
  newest.current = { drawing }
  const takeGenerated = useCallback((run: RosterRun) => {
    if (taken.current.has(run.id)) return
    taken.current.add(run.id)
    setGenerated({ before: before.current })
    if (run.editId) newest.current.drawing.did(run.editId, ({ t: say }) => say('generate.step'))
    void queries.invalidateQueries({ queryKey: ['roster'] })
  }, [queries])
  const days = useMemo(() => Array.from({ length: LENGTHS[length] ?? 14 }, (_, i) => addDays(from, i)), [from, length])
  const shifts = useMemo(() => shiftList.data ?? [], [shiftList.data])
  const byId = useMemo(() => new Map(shifts.map((shift) => [shift.id, shift])), [shifts])
  const fresh = useMemo(() => (generated ? freshIn(query.data, generated.before) : new Set<string>()), [query.data, generated])
  const sheet = useMemo(() => new Sheet(query.data?.items ?? [], query.data?.findings ?? [], drawing.pending, fresh), [query.data, drawing.pending, fresh])
  const rows = sheet.rows
  const need = useMemo(() => {
    const within = department && departments.data ? below(department, departments.data) : null
    // While names are searched for, some people stand against the need of all: nothing can be said.
    return needOf((asked ? [] : (needs.data ?? [])).filter((one) => !within || within.has(one.departmentId)), days)
  }, [needs.data, departments.data, department, days, asked])
  const cover = useMemo(() => coverOf(sheet, days, byId), [sheet, days, byId])
  const range = rangeOf(at, anchor)
  const drafted = rows.filter((row) => row.cells.some((cell) => cell.draft))
  const cells = drafted.reduce((sum, row) => sum + row.cells.filter((cell) => cell.draft).length, 0)
  const offered = shifts.filter((shift) => !shift.retired).slice(0, 9)
  // While names are searched for, the strip counts some people only, and whoever is placed might not be in sight.
  const asks = draws && !asked ? questionAt(sheet, days, at, cover, need, offered) : null
  const question = asks && asks.date >= today ? asks : null
  const standIns = useQuery({
    queryKey: ['roster', 'stand-ins', question, site?.id, department, query.dataUpdatedAt],
    queryFn: () => (question ? api.standIns({ ...question, siteId: site?.id, departmentId: department }) : []),
    enabled: question !== null && drawing.pending.size === 0,
  })
  const free = (question && standIns.data?.filter((one) => rows.some((row) => row.employeeId === one.employee.id))) ?? []

  const hoursOfDay = (hours: number[]) => hours.slice(at.day * 24, at.day * 24 + 24)
  const place = (spot: Spot) => `${nameOf(rows[spot.row]?.name, i18n.language)} · ${shortDay(days[spot.day], i18n.language)}`
  const words = { t, language: i18n.language, shift: mark }
  const send = (drawn: Drawn[], said: Said) => {
    const people = new Set(drawn.map((one) => one.employeeId))
    const first = rows.find((row) => people.has(row.employeeId))
    drawing.draw(drawn, (say) => `${said(say)} ×${drawn.length}${people.size === 1 ? ` · ${nameOf(first?.name, say.language)}` : ''}`)
  }
  const fill = (area: Range, chosen: Brush) => {
    setWrong([])
    if (chosen) send(draw(rows, days, area, () => chosen.wish), chosen.said)
  }
  const brushOf = (n: number): Brush => {
    const shift = offered[n - 1]
    return n === 0 ? { wish: REST, said: (say) => say.t('status.REST') } : shift ? { wish: { kind: 'PLAN', shiftIds: [shift.id] }, said: (say) => say.shift(shift.code) } : null
  }
  const wishAt = (row: number, day: number): Wish => ({ kind: 'PLAN', shiftIds: sheet.shifts(rows[row]?.employeeId ?? '', days[day] ?? '') })
  const shiftOf = ({ shiftId, date }: Question) => {
    const code = mark(byId.get(shiftId)?.code ?? '')
    return date === days[at.day] ? code : t('standIn.before', { shift: code, date: shortDay(date, i18n.language) })
  }
  const standIn = (one: StandIn) => {
    if (question) send(placing(question, one.employee.id), (say) => say.t('standIn.step', { name: nameOf(one.employee.name, say.language) }))
  }
  const fillDown = () => send(draw(rows, days, { ...range, top: range.top + 1 }, (_, day) => wishAt(range.top, day)), (say) => say.t('plan.fillDown'))
  const swap = () => {
    if (range.bottom !== range.top + 1) return
    send(draw(rows, days, range, (row, day) => wishAt(row === range.top ? range.bottom : range.top, day)), (say) => say.t('plan.swap'))
  }
  const takeBack = () => send(draw(rows, days, range, (row, day) => (sheet.cell(rows[row]?.employeeId ?? '', days[day] ?? '')?.draft ? { kind: 'NONE' } : undefined)), (say) => say.t('plan.takeBack'))

  /** The same people's dates of so many days before, as they are published or drafted. */
  const copyBefore = async () => {
    const before = addDays(from, -days.length)
    try {
      const old = await api.roster({ from: before, until: addDays(before, days.length - 1), siteId: site?.id, departmentId: department, text: asked || undefined, limit: MOST })
      const was = new Sheet(old.items, [], new Map())
      const employed = new Set(old.items.flatMap((row) => row.cells.flatMap((cell) => (cell.notEmployed ? [] : [`${row.employeeId} ${cell.date}`]))))
      const all = { top: 0, left: 0, bottom: rows.length - 1, right: days.length - 1 }
      send(
        draw(rows, days, all, (row, day) => {
          const person = rows[row]?.employeeId ?? ''
          const date = addDays(before, day)
          return employed.has(`${person} ${date}`) && !rows[row]?.cells[day]?.notEmployed ? { kind: 'PLAN', shiftIds: was.shifts(person, date) } : undefined
        }),
        (say) => say.t('plan.copied', { from: shortDay(before, say.language, false) }),
      )
    } catch (problem) {
      drawing.setError(problem)
    }
  }
  const exported = () =>
    void makeReport({ report: 'ROSTER', from, until, format: 'XLSX', language: i18n.language.startsWith('zh') ? 'ZH' : 'EN', filter: { siteId: site?.id, departmentId: department, text: asked || undefined } }).catch(drawing.setError)
  const more = [
    { key: 'pattern', label: t('plan.pattern'), disabled: rows.length === 0, onClick: () => setAsking('pattern') },
    { key: 'copy', label: t('plan.copyBefore'), disabled: rows.length === 0, onClick: () => void copyBefore() },
    { key: 'import', label: t('plan.import'), onClick: () => setAsking('import') },
    ...(can('report.run') ? [{ key: 'export', label: t('rosterImport.export'), disabled: rows.length === 0, onClick: exported }] : []),
  ]

  const pressed = (event: React.KeyboardEvent): boolean => {
    const control = event.ctrlKey || event.metaKey
    const letter = event.key.toLowerCase()
    if (!draws) return false
    if (control && letter === 'z') drawing.undo()
    else if (control && letter === 'y') drawing.redo()
    else if (control && letter === 'd') fillDown()
    else if (control || event.altKey) return false
    else if (/^[0-9]$/.test(event.key)) {
      const chosen = brushOf(Number(event.key))
      if (!chosen) return false
      setBrush(chosen)
      fill(range, chosen)
    } else if (event.key === 'Delete' || event.key === 'Backspace') takeBack()
    else if (letter === 's') swap()
    else if (letter === 'f' && free[0]) standIn(free[0])
    else if (event.key === 'Escape') setBrush(null)
    else return false
    return true
  }
  const copy = (event: React.ClipboardEvent) => {
    event.clipboardData.setData('text/plain', copied(sheet, days, range, byId))
    event.preventDefault()
  }
  const paste = (event: React.ClipboardEvent) => {
    if (!draws) return
    const read = pasted(event.clipboardData.getData('text/plain'), shifts)
    event.preventDefault()
    const tall = Math.max(read.wishes.length, range.bottom - range.top + 1)
    const wide = Math.max(...read.wishes.map((line) => line.length), range.right - range.left + 1)
    const area = { top: range.top, left: range.left, bottom: range.top + tall - 1, right: range.left + wide - 1 }
    setWrong(read.wrong.map((one) => ({ ...one, row: one.row + range.top, day: one.day + range.left })))
    send(draw(rows, days, area, (row, day) => tiled(read.wishes, row - range.top, day - range.left)), (say) => say.t('plan.paste'))
  }
  useKeys({ '[': () => put('from', addDays(from, -7)), ']': () => put('from', addDays(from, 7)) })

  const here = sheet.findings(rows[at.row]?.employeeId ?? '', days[at.day] ?? '')
  return (
    <Panel className="fill plan-panel" flush label={t('plan.label')}>
      <div className="toolbar">
        <Button aria-label={t('period.previous')} aria-keyshortcuts="[" onClick={() => put('from', addDays(from, -7))}>‹</Button>
        <strong className="nowrap">{dayRange(from, until, i18n.language)}</strong>
        <Button aria-label={t('period.next')} aria-keyshortcuts="]" onClick={() => put('from', addDays(from, 7))}>›</Button>
        <Segmented aria-label={t('plan.window')} value={length} onChange={(value) => put('length', String(value))} options={(['week', 'two', 'four'] as const).map((value) => ({ value, label: t(`plan.length.${value}`) }))} />
        <Pick className="month-department" things={departments.data} allowClear value={department} placeholder={t('people.allDepartments')} label={t('people.department')} onChange={(value) => put('department', value)} />
        <Input className="month-search" allowClear aria-label={t('people.search')} placeholder={t('month.search')} value={text} onChange={(event) => setText(event.target.value)} />
        <span className="grow" />
        {draws && (
          <>
            {department && <Button onClick={() => setAsking('need')}>{t('plan.need')}</Button>}
            <Button onClick={() => { before.current = versionsOf(query.data); setAsking('generate') }} disabled={rows.length === 0}>{t('generate.ask')}</Button>
            <Dropdown menu={{ items: more }}><Button>{t('plan.more')} <Icon name="next" size={12} /></Button></Dropdown>
            <Button type="primary" disabled={cells === 0} onClick={() => setAsking('publish')}>{t('plan.publish', { count: cells })}</Button>
          </>
        )}
      </div>
      {draws && <div className="toolbar">
        <div className="plan-brushes" role="group" aria-label={t('plan.paint')}>
          <span className="soft">{t('plan.paint')}</span>
          {offered.map((shift, i) => (
            <button key={shift.id} type="button" className="brush" style={fillOf(shifts.indexOf(shift))} aria-pressed={brush?.wish.kind === 'PLAN' && brush.wish.shiftIds[0] === shift.id} onClick={() => setBrush(brush?.wish.kind === 'PLAN' && brush.wish.shiftIds[0] === shift.id ? null : brushOf(i + 1))}>
              <Kbd>{i + 1}</Kbd> <b>{mark(shift.code)}</b> {shift.segments[0]?.start.slice(0, 2)}–{shift.segments.at(-1)?.end.slice(0, 2)}
            </button>
          ))}
          <button type="button" className="brush rest" aria-pressed={brush?.wish === REST} onClick={() => setBrush(brush?.wish === REST ? null : brushOf(0))}><Kbd>0</Kbd> {t('status.REST')}</button>
        </div>
        <span className="grow" />
        <Button aria-pressed={actual} type={actual ? 'primary' : 'default'} ghost={actual} onClick={() => setActual(!actual)}>{t('plan.compare')}</Button>
        <Button onClick={() => setAsking('preferences')} disabled={!rows[at.row]}>{t('generate.preferences')}</Button>
        <Button icon={<Icon name="undo" size={16} />} disabled={!drawing.lastDone} onClick={drawing.undo}>{drawing.lastDone ? t('plan.undo', { what: drawing.lastDone(words) }) : t('manners.undo')}</Button>
        {drawing.lastUndone && <Button onClick={drawing.redo}>{t('plan.redo', { what: drawing.lastUndone(words) })}</Button>}
        {cells > 0 && <span className="tone-late strong">{t('plan.draft', { count: drafted.length })}</span>}
      </div>}
      {query.error ? <ErrorNote error={query.error} retry={() => void query.refetch()} /> : null}
      {drawing.error !== null && <ErrorNote error={drawing.error} />}
      {query.data?.next && <Note tone="unk">{t('plan.tooMany', { count: MOST })}</Note>}
      {fresh.size > 0 && <Note tone="ok" action={<Button onClick={() => setGenerated(null)}>{t('generate.seen')}</Button>}>{t('generate.drawn', { count: fresh.size })}</Note>}
      {wrong.length > 0 && (
        <Note tone="miss" action={<Button onClick={() => setWrong([])}>{t('manners.close')}</Button>}>
          <strong>{t('plan.wrong', { count: wrong.length })}</strong>
          <ul className="plan-told">{wrong.map((one) => <li key={`${one.row} ${one.day}`}>{place(one)}: {t('plan.noShift', { text: one.text })}</li>)}</ul>
        </Note>
      )}
      {query.isPending || shiftList.isPending ? (
        <Loading rows={12} height={38} what={t('plan.label')} />
      ) : rows.length === 0 ? query.error ? null : (
        <Nobody />
      ) : (
        <PlanGrid sheet={sheet} days={days} shifts={shifts} cover={cover} need={need} today={today} actual={actual} at={at} anchor={anchor}
          move={(next, from) => { setAt(next); setAnchor(from) }} drawn={(area) => fill(area, brush)} pressed={pressed} copy={copy} paste={paste} />
      )}
      <footer className="plan-foot">
        <span className="plan-said" role="status">{rows.length > 0 && here.length > 0 ? <span className="tone-miss"><strong>{place(at)}</strong> {here.map(findingText).join(' ')}</span> : rows.length > 0 ? <span className="soft">{place(at)}{question && ` · ${t('standIn.lack', { count: shortOf(hoursOfDay(cover), hoursOfDay(need)), shift: shiftOf(question) })}`}</span> : null}</span>
        {question && standIns.data && drawing.pending.size === 0 && <StandInHint question={question} found={free} place={standIn} />}
        {draws && <span className="row tight soft desk-only"><Kbd>1</Kbd>–<Kbd>9</Kbd> {t('plan.keyPaint')} <Kbd>Del</Kbd> {t('plan.takeBack')} <Kbd>Ctrl</Kbd> <Kbd>C</Kbd>/<Kbd>V</Kbd> {t('plan.keyCopy')} <Kbd>Ctrl</Kbd> <Kbd>D</Kbd> {t('plan.fillDown')} <Kbd>S</Kbd> {t('plan.swap')}</span>}
      </footer>
      {asking === 'publish' && (
        <Publish window={{ from, until, ...(site ? { siteId: site.id } : {}), ...(department ? { departmentId: department } : {}) }} rows={drafted} cells={cells}
          findings={(query.data?.findings ?? []).filter((finding) => drafted.some((row) => row.employeeId === finding.employeeId && row.cells.some((cell) => cell.draft && (cell.date === finding.date || cell.date === finding.otherDate))))}
          close={() => setAsking(null)} published={drawing.forget} />
      )}
      {asking === 'generate' && <Generate window={{ from, until, ...(site ? { siteId: site.id } : {}), ...(department ? { departmentId: department } : {}) }} rows={rows} shifts={shifts} close={() => setAsking(null)} drawn={takeGenerated} />}
      {asking === 'preferences' && rows[at.row] && <Preferences employeeId={rows[at.row]?.employeeId ?? ''} name={nameOf(rows[at.row]?.name, i18n.language)} shifts={shifts} close={() => setAsking(null)} />}
      {asking === 'need' && department && <NeedEditor departmentId={department} name={nameOf(departments.data?.find((one) => one.id === department)?.name, i18n.language)} close={() => setAsking(null)} />}
      {asking === 'import' && (
        <ImportSheet around={from} exported={exported} close={() => setAsking(null)}
          drawn={(read) => {
            if (read.editId) drawing.drewElsewhere(read.editId, (say) => `${say.t('rosterImport.name')} ×${read.changed}`)
            void queries.invalidateQueries({ queryKey: ['roster'] })
          }} />
      )}
      {asking === 'pattern' && (
        <Rotation shifts={shifts} size={`${range.bottom - range.top + 1} × ${range.right - range.left + 1}`} close={() => setAsking(null)}
          apply={(pattern, step) => {
            setAsking(null)
            send(draw(rows, days, range, (row, day) => rotated(pattern, step, row - range.top, day - range.left)), (say) => say.t('plan.pattern').replace('…', ''))
          }} />
      )}
    </Panel>
  )
}
