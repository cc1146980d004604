import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import { api } from '../../api/calls'
import type { MonthRow, PersonDay } from '../../api/types'
import { useKeys } from '../../app/keys'
import { usePlace } from '../../app/Place'
import { useSession } from '../../app/Session'
import { addDays, clock, dayParts, hm, nameOf, shortDay, stamp } from '../../parts/format'
import { byDate, isRest, signOf } from '../../parts/grid/cells'
import { useDepartmentName, useOccurrence, useShiftMark, useSiteName } from '../../parts/names'
import { Kbd, PageHead, Panel } from '../../parts/Panel'
import { Reported } from '../../parts/Reported'
import { toneOf, useStatus } from '../../parts/Stamp'
import { ErrorNote, Loaded, Loading, Note } from '../../parts/State'
import { TimelineLegend } from '../../parts/timeline/Timeline'
import { AddCorrection } from './AddCorrection'
import { DayAudit } from './DayAudit'
import { DayDevices } from './DayDevices'
import { DayDisputes } from './DayDisputes'
import { DayOverrides } from './DayOverrides'
import { DayVersions } from './DayVersions'
import { OverrideForm } from './OverrideForm'
import { DayReasons, DaySeverity, DayStamps, DayTimeline } from './DayView'
import { DayTabs } from './DayTabs'
import { RawPunches } from './RawPunches'
import './PersonDay.css'

export default function PersonDayPage() {
  const { t, i18n } = useTranslation()
  const { employeeId = '', date = '' } = useParams()
  const navigate = useNavigate()
  const { can } = useSession()
  const department = useDepartmentName()
  const site = useSiteName()
  const occurrence = useOccurrence()
  const query = useQuery({ queryKey: ['day', employeeId, date], queryFn: () => api.day(employeeId, date), placeholderData: (old) => (old?.employee.id === employeeId ? old : undefined) })
  const day = query.data
  const [params] = useSearchParams()
  const [correcting, setCorrecting] = useState(() => params.has('correct') && can('request.submit'))
  const [proposed, setProposed] = useState<string | null>(null)
  const [judging, setJudging] = useState(false)
  const stop = () => {
    setCorrecting(false)
    setJudging(false)
    setProposed(null)
  }
  const go = (to: string) => {
    stop()
    void navigate(`/attendance/${employeeId}/${to}`)
  }
  useKeys({ '[': () => go(addDays(date, -1)), ']': () => go(addDays(date, 1)), ArrowLeft: () => go(addDays(date, -1)), ArrowRight: () => go(addDays(date, 1)), e: () => setCorrecting(can('request.submit')), Escape: stop })
  useEffect(() => {
    if (day) document.title = `${nameOf(day.employee.name, i18n.language)} ${date} · Clockhouse`
  }, [day, date, i18n.language])

  if (!day) return query.error ? <ErrorNote error={query.error} retry={() => void query.refetch()} /> : <Loading rows={10} what={t('day.title')} />
  const plan = day.plan[0]
  const language = i18n.language
  return (
    <>
      <PageHead
        title={
          can('employee.read') ? (
            <Link to={`/people/${employeeId}`} className="person-link">{nameOf(day.employee.name, language)}</Link>
          ) : (
            nameOf(day.employee.name, language)
          )
        }
        hint={`${day.employee.number} · ${department(day.employee.departmentId)}`}
      >
        <DayStamps results={day.results} />
        <DaySeverity day={day} />
        <span className="bar-line" aria-hidden="true" />
        <span className="day-steps">
          <Button onClick={() => go(addDays(date, -1))} aria-keyshortcuts="[">‹ {shortDay(addDays(date, -1), language, false)}</Button>
          <strong className="nowrap">{shortDay(date, language)}</strong>
          <Button onClick={() => go(addDays(date, 1))} aria-keyshortcuts="]">{shortDay(addDays(date, 1), language, false)} ›</Button>
        </span>
      </PageHead>
      {query.error ? <ErrorNote error={query.error} /> : null}
      <div className="stack">
        <Panel
          title={t('timeline.title')}
          hint={[site(day.employee.siteId), plan ? occurrence(plan) : t('day.noPlan'), plan && `${plan.ruleSetCode} v${plan.ruleSetEdition}`].filter(Boolean).join(' · ')}
          extra={<TimelineLegend />}
        >
          <DayTimeline day={day} proposed={proposed} />
        </Panel>
        <div className="columns side">
          <Panel label={t('day.why')}>
            <DayTabs
              label={t('day.title')}
              tabs={[
                { key: 'why', label: t('day.why'), content: <><DayReasons day={day} /><Strip employeeId={employeeId} date={date} go={go} /></> },
                { key: 'raw', label: t('day.raw', { count: day.punches.length }), content: <RawPunches day={day} /> },
                { key: 'devices', label: t('day.devices'), content: <DayDevices day={day} /> },
                { key: 'versions', label: t('day.versions'), content: <DayVersions day={day} /> },
                ...(can('timesheet.audit') ? [{ key: 'audit', label: t('day.audit'), content: <DayAudit day={day} /> }] : []),
              ]}
            />
          </Panel>
          {correcting ? (
            <Panel title={t('correction.title')} hint={t('correction.hint')}><AddCorrection key={day.date} day={day} proposed={setProposed} close={stop} /></Panel>
          ) : judging ? (
            <Panel title={t('override.head')} hint={t('override.hint')}><OverrideForm key={day.date} employeeId={employeeId} from={day.date} until={day.date} close={stop} /></Panel>
          ) : (
          <Panel title={t('day.about')}>
            <div className="stack">
              <DayDisputes day={day} />
              {can('request.submit') && <Button type="primary" onClick={() => setCorrecting(true)} aria-keyshortcuts="e">{t('correction.add')}… <Kbd>e</Kbd></Button>}
              {can('timesheet.override') && <Button onClick={() => setJudging(true)}>{t('override.title')}</Button>}
              <Link to="paper" relative="path" className="underlined">{t('paper.open')}</Link>
              {day.pending && <Note tone="leave">{t('day.pendingText')}</Note>}
              {day.results.some((result) => result.state === 'PROVISIONAL') && <Reported until={day.date} siteId={day.employee.siteId} />}
              <dl className="about">
                <div><dt>{t('day.dayType')}</dt><dd>{t(`dayType.${day.dayType}`, { defaultValue: day.dayType })}</dd></div>
                {day.plan.map((occurrence) => (
                  <div key={occurrence.ordinal}>
                    <dt>{t('day.source')}</dt>
                    <dd>{t(`source.${occurrence.source}`, { defaultValue: occurrence.source })}</dd>
                  </div>
                ))}
                <div><dt>{t('day.zone')}</dt><dd>{day.zone}</dd></div>
                <div><dt>{t('day.computedAt')}</dt><dd>{stamp(day.computedAt, day.zone, true)}</dd></div>
              </dl>
              <p className="small faint">{t('day.rawStay')}</p>
              {day.granted.length > 0 && <Granted day={day} />}
              <DayOverrides day={day} write={can('timesheet.override')} />
            </div>
          </Panel>
          )}
        </div>
      </div>
    </>
  )
}

/** What was approved for this date, by whom and why. */
function Granted({ day }: { day: PersonDay }) {
  const { t } = useTranslation()
  return (
    <section>
      <h3>{t('correction.granted')}</h3>
      <ul className="story">
        {day.granted.map((one) => (
          <li key={one.requestId}>
            <span className="grow">
              <b>{t(`granted.${one.kind}`)}</b> {clock(one.from, day.zone)}{one.until !== one.from && `–${clock(one.until, day.zone)}`}
              <span className="soft"> — {one.reason} · {t('correction.by', { by: one.approver, at: stamp(one.approvedAt, day.zone) })}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

const STRIP = 7

/** The days around this one; left and right move. */
function Strip({ employeeId, date, go }: { employeeId: string; date: string; go: (date: string) => void }) {
  const month = date.slice(0, 7)
  const first = addDays(date, -STRIP)
  const last = addDays(date, STRIP - 1)
  const months = [...new Set([first.slice(0, 7), month, last.slice(0, 7)])]
  const query = useQuery({
    queryKey: ['month', 'strip', employeeId, ...months],
    queryFn: async () => {
      const pages = await Promise.all(months.map((one) => api.month({ month: one, employeeId, limit: 1 })))
      const rows = pages.flatMap((page) => page.items)
      return rows[0] ? { ...rows[0], days: rows.flatMap((row) => row.days) } : null
    },
    placeholderData: (old) => old,
  })
  return <Loaded query={query} rows={1}>{(row) => <StripDays row={row} first={first} date={date} go={go} />}</Loaded>
}

function StripDays({ row, first, date, go }: { row: MonthRow | null; first: string; date: string; go: (date: string) => void }) {
  const { i18n, t } = useTranslation()
  const { letter, word } = useStatus()
  const shift = useShiftMark()
  const { date: today } = usePlace()
  const days = row ? byDate(row) : new Map()
  return (
    <div className="strip-days" role="group" aria-label={t('day.strip')}>
      {Array.from({ length: 2 * STRIP }, (_, i) => addDays(first, i)).map((one) => {
        const day = days.get(one)
        const sign = day ? signOf(day) : null
        const rest = isRest(day, one, today)
        return (
          <button
            key={one}
            type="button"
            aria-pressed={one === date}
            className={`strip-day${sign ? ` bg-${sign.tone} tone-${toneOf(sign.code)}` : rest ? ' rest' : ''}${one === date ? ' chosen' : ''}`}
            onClick={() => go(one)}
          >
            <span className="hidden-text">{`${shortDay(one, i18n.language)} ${sign ? word(sign.code) : rest ? word('REST') : ''} `}</span>
            <span>{dayParts(one).day}</span>
            {sign ? <b>{letter(sign.code)}</b> : rest ? <b>{letter('REST')}</b> : <span>{day?.attended ? hm(day.attended) : shift(day?.shiftCode)}</span>}
            {sign && <span>{hm(sign.minutes)}</span>}
          </button>
        )
      })}
    </div>
  )
}
