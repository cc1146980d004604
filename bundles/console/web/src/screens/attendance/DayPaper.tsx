import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { api } from '../../api/calls'
import type { PersonDay } from '../../api/types'
import { usePlace } from '../../app/Place'
import { useSession } from '../../app/Session'
import { clock, hm, nameOf, otherName, stamp } from '../../parts/format'
import { Icon } from '../../parts/Icon'
import { LanguageSwitch } from '../../parts/LanguageSwitch'
import { useDepartmentName, useOccurrence, useSiteName } from '../../parts/names'
import { Fact, Facts, PageHead, Panel } from '../../parts/Panel'
import { Loaded } from '../../parts/State'
import { TimelineLegend } from '../../parts/timeline/Timeline'
import { TicketStory } from '../tickets/TicketStory'
import { DayAudit } from './DayAudit'
import { DayDevices } from './DayDevices'
import { DayOverrides } from './DayOverrides'
import { DayReasons, DayTimeline } from './DayView'
import { DayRecords } from './DayRecords'
import { DayRules } from './DayRules'
import './DayPaper.css'

/** All that is known of a person's date below each other, to be printed and laid before whoever doubts it. */
export default function DayPaper() {
  const { t } = useTranslation()
  const { employeeId = '', date = '' } = useParams()
  const query = useQuery({ queryKey: ['day', employeeId, date], queryFn: () => api.day(employeeId, date) })
  return <Loaded query={query} rows={10} what={t('paper.title')}>{(day) => <Sheets day={day} />}</Loaded>
}

function Sheets({ day }: { day: PersonDay }) {
  const { t, i18n } = useTranslation()
  const { session, can } = useSession()
  const { zone } = usePlace()
  const department = useDepartmentName()
  const site = useSiteName()
  const occurrence = useOccurrence()
  const name = nameOf(day.employee.name, i18n.language)
  const other = otherName(day.employee.name, i18n.language)
  const audited = can('timesheet.audit')
  useEffect(() => {
    document.title = `${t('paper.title')} ${day.employee.number} ${day.date} · Clockhouse`
  }, [t, day])
  return (
    <div className="day-paper">
      <PageHead title={`${t('paper.title')} · ${name} · ${day.date}`} hint={[nameOf(session.organisation?.name, i18n.language), t('paper.hint')].filter(Boolean).join(' · ')}>
        <Link className="no-print underlined" to={`/attendance/${day.employee.id}/${day.date}`}>{t('paper.back')}</Link>
        <LanguageSwitch />
        <Button className="no-print" type="primary" onClick={() => window.print()} icon={<Icon name="print" size={16} />}>{t('manners.print')}</Button>
      </PageHead>
      <Facts boxed>
        <Fact label={t('paper.person')}><b>{name}</b>{other && ` ${other}`} <span className="soft">{day.employee.number}</span></Fact>
        <Fact label={t('paper.date')}><b>{day.date}</b> <span className="soft">{t(`dayType.${day.dayType}`)}</span></Fact>
        <Fact label={t('people.department')}>{department(day.employee.departmentId)} · {site(day.employee.siteId)}</Fact>
        <Fact label={t('day.zone')}>{day.zone}</Fact>
        <Fact label={t('day.computedAt')}>{stamp(day.computedAt, day.zone, true)}</Fact>
        <Fact label={t('paper.made')}>{stamp(new Date().toISOString(), zone, true)} <span className="soft">{t('paper.by', { name: session.account.displayName || session.account.name })}</span></Fact>
      </Facts>
      <Section number={1} title={t('paper.plan')} extra={<span className="no-print"><TimelineLegend /></span>}>
        {day.plan.length === 0 && <p>{t('day.noPlan')}</p>}
        {day.plan.map((one) => (
          <p key={one.ordinal}>{occurrence(one)} · {t('paper.edition', { edition: one.shiftEdition })} · {t('day.source')}: {t(`source.${one.source}`, { defaultValue: one.source })} · {one.ruleSetCode} v{one.ruleSetEdition}</p>
        ))}
        <DayTimeline day={day} />
      </Section>
      <Section number={2} title={t('day.why')}><DayReasons day={day} /></Section>
      <Section number={3} title={t('paper.punches')} hint={t('paper.punchesHint')}><DayRecords day={day} raw={audited} /></Section>
      <Section number={4} title={t('day.devices')}><DayDevices day={day} /></Section>
      <Section number={5} title={t('paper.agreed')}><Agreed day={day} /><DayOverrides day={day} /></Section>
      <Section number={6} title={t('closing.disputes')}><Disputes day={day} /></Section>
      <Section number={7} title={t('day.versions')}><Versions day={day} /></Section>
      {audited && <Section number={8} title={t('day.audit')}><DayAudit day={day} /></Section>}
      <Section number={audited ? 9 : 8} title={t('paper.rules')} hint={t('paper.rulesHint')}><DayRules day={day} /></Section>
      <div className="signatures print-only">
        {(['signEmployer', 'signPerson', 'signDate'] as const).map((key) => <p key={key}>{t(`paper.${key}`)}: <span /></p>)}
      </div>
    </div>
  )
}

function Section({ number, title, hint, extra, children }: { number: number; title: string; hint?: string; extra?: ReactNode; children: ReactNode }) {
  return <Panel title={`${number}. ${title}`} hint={hint} extra={extra} label={title}>{children}</Panel>
}

/** Requests that were approved for the date. */
function Agreed({ day }: { day: PersonDay }) {
  const { t } = useTranslation()
  if (day.granted.length === 0) return <p className="soft">{t('paper.noneApproved')}</p>
  return (
    <ul className="story">
      {day.granted.map((one) => (
        <li key={one.requestId}>
          <span className="grow"><b>{t(`granted.${one.kind}`)}</b> {clock(one.from, day.zone)}{one.until !== one.from && `–${clock(one.until, day.zone)}`}<span className="soft"> — {one.reason} · {t('correction.by', { by: one.approver, at: stamp(one.approvedAt, day.zone) })}</span></span>
        </li>
      ))}
    </ul>
  )
}

/** What the person said is wrong, and every answer. */
function Disputes({ day }: { day: PersonDay }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const query = useQuery({ queryKey: ['tickets', 'of', day.employee.id], queryFn: () => api.ticketsOf(day.employee.id), enabled: can('ticket.report') })
  const disputes = query.data?.filter((ticket) => ticket.subject === 'DAY' && ticket.subjectId === day.date) ?? []
  if (disputes.length === 0) return <p className="soft">{t('paper.undisputed')}</p>
  return <>{disputes.map((ticket) => <TicketStory key={ticket.id} ticket={ticket} />)}</>
}

/** Each result that was final, what holds, and what came after a lock and is in force nowhere but as a line of an open period. */
function Versions({ day }: { day: PersonDay }) {
  const { t } = useTranslation()
  const query = useQuery({ queryKey: ['day', day.employee.id, day.date, 'versions'], queryFn: () => api.dayVersions(day.employee.id, day.date) })
  const minutes = (all: Record<string, number>) =>
    Object.entries(all).filter(([, count]) => count !== 0).map(([bucket, count]) => `${t(`bucket.${bucket}`, { defaultValue: bucket })} ${hm(count)}`).join(' · ')
  return (
    <Loaded query={query} rows={2}>
      {(versions) => (
        <>
        <table className="ch-list">
          <thead><tr><th>{t('paper.version')}</th><th>{t('day.computedAt')}</th><th>{t('versions.state')}</th><th>{t('versions.status')}</th><th>{t('paper.figures')}</th><th>{t('versions.rules')}</th></tr></thead>
          <tbody>
            {day.later.map((one) => (
              <tr key={`later ${one.ordinal}`}>
                <td className="nowrap">{t('versions.open')}</td>
                <td className="nowrap">{stamp(one.computedAt, day.zone, true)}</td>
                <td>{t('versions.notInForce')}</td>
                <td>{t(`dayStatus.${one.status}`, { defaultValue: one.status })}</td>
                <td>{minutes(one.minutes)}</td>
                <td className="nowrap">{one.ruleSetCode} v{one.ruleSetEdition}</td>
              </tr>
            ))}
            {versions.map((one) => (
              <tr key={`${one.ordinal} ${one.version} ${one.computedAt}`}>
                <td className="nowrap">{t('day.version', { version: one.version })}</td>
                <td className="nowrap">{stamp(one.computedAt, day.zone, true)}</td>
                <td>{t(`resultState.${one.state}`)}</td>
                <td>{t(`dayStatus.${one.status}`, { defaultValue: one.status })}</td>
                <td>{minutes(one.minutes)}</td>
                <td className="nowrap">{one.ruleSetCode} v{one.ruleSetEdition}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {day.later.length > 0 && <p className="soft">{t('versions.openHint')}</p>}
        </>
      )}
    </Loaded>
  )
}
