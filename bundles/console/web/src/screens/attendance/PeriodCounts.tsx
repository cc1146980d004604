import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { api } from '../../api/calls'
import type { PersonCounts } from '../../api/types'
import { useSession } from '../../app/Session'
import { daysOfMonth, hm, nameOf, shortDay } from '../../parts/format'
import { SendReport } from '../../parts/SendList'
import { Loaded } from '../../parts/State'

interface PeriodCountsProps {
  month: string
  siteId?: string
  departmentId?: string
}

/** What the rule sets count over more than a day, for those of whom they count anything. */
export function PeriodCounts({ month, siteId, departmentId }: PeriodCountsProps) {
  const { t, i18n } = useTranslation()
  const { can } = useSession()
  const navigate = useNavigate()
  const query = useInfiniteQuery({
    queryKey: ['period-counts', month, siteId, departmentId],
    queryFn: ({ pageParam }) => api.periodCounts({ month, siteId, departmentId, after: pageParam || undefined, limit: 200 }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next || undefined,
  })
  const counted = query.data?.pages.flatMap((page) => page.items).filter((one) => one.totals.length + one.lates.length + one.points.length + one.allowances.length > 0)
  return (
    <section className="stack">
      <h3 className="row">
        {t('counts.title')}
        {can('report.run') && <Button size="small" onClick={() => void navigate(`/reports?report=PERIOD_COUNTS&from=${month}-01&until=${daysOfMonth(month).at(-1) ?? ''}`)}>{t('month.export')}</Button>}
        {can('report.run') && <SendReport report={{ name: t('counts.title'), report: 'PERIOD_COUNTS', siteId, departmentId }} />}
      </h3>
      <Loaded query={{ ...query, data: counted }} rows={4} what={t('counts.title')}>
        {(people) => (
          <>
            {people.length === 0 && <p className="soft">{t('counts.none')}</p>}
            {people.map((person) => (
              <details key={person.employee.id} className="pay-person">
                <summary><b>{nameOf(person.employee.name, i18n.language)}</b> <span className="faint">{person.employee.number}</span></summary>
                <CountLines person={person} />
              </details>
            ))}
            {query.hasNextPage && <Button size="small" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>{t('trial.more')}</Button>}
          </>
        )}
      </Loaded>
    </section>
  )
}

function CountLines({ person }: { person: PersonCounts }) {
  const { t, i18n } = useTranslation()
  const day = (date: string) => shortDay(date, i18n.language, false)
  return (
    <table className="ch-list">
      <tbody>
        {person.totals.map((total) => (
          <tr key={`${total.per} ${total.from}`}>
            <td>
              {t(`counts.total${total.per}`, { from: day(total.from), until: day(total.until) })}
              {total.employedWorkdays < total.workdays && <span className="faint"> {t('counts.share', { employed: total.employedWorkdays, workdays: total.workdays })}</span>}
            </td>
            <td className="num">{t('counts.total', { attended: hm(total.attended), required: hm(total.required) })}</td>
            <td className="soft">{total.lacking > 0 ? t('counts.lacking', { minutes: hm(total.lacking) }) : total.overtime > 0 ? t('counts.above', { minutes: hm(total.overtime) }) : ''}</td>
          </tr>
        ))}
        {person.lates.map((lates) => (
          <tr key={lates.from}>
            <td>{t('counts.lates', { from: day(lates.from), until: day(lates.until) })}</td>
            <td className="num">{t('counts.late', { count: lates.lates, free: lates.free, forgiven: hm(lates.forgiven) })}</td>
            <td className="soft">{lates.charged > 0 ? t('counts.charged', { count: lates.charged, minutes: hm(lates.minutes) }) : ''}</td>
          </tr>
        ))}
        {person.points.map((points) => (
          <tr key={`points ${points.from}`}>
            <td>{t('counts.points', { from: day(points.from), until: day(points.until) })}</td>
            <td className={points.most !== undefined && points.points >= points.most ? 'num tone-miss' : 'num'}>{points.most === undefined ? points.points : t('counts.pointsOf', { points: points.points, most: points.most })}</td>
            <td className="soft">{Object.entries(points.each).map(([exception, count]) => `${t(`trialWord.${exception}`)} ${count}`).join(' · ')}</td>
          </tr>
        ))}
        {person.allowances.map((one) => (
          <tr key={one.name}>
            <td className="code">{one.name}</td>
            <td className="num" colSpan={2}>{t('counts.allowed', { count: one.count, results: one.results })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
