import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api } from '../../api/calls'
import { useSession } from '../../app/Session'
import { hm, nameOf, shortDay } from '../../parts/format'
import { usePayWords } from '../../parts/PayLines'
import { Empty, Loaded } from '../../parts/State'

interface PayCodesProps {
  month: string
  siteId?: string
  departmentId?: string
}

/** A month's minutes by the company's own pay codes, person by person, each with its reason. */
export function PayCodes({ month, siteId, departmentId }: PayCodesProps) {
  const { t, i18n } = useTranslation()
  const { can } = useSession()
  const words = usePayWords()
  const query = useInfiniteQuery({
    queryKey: ['allowance-lines', 'month', month, siteId, departmentId],
    queryFn: ({ pageParam }) => api.allowanceLines({ month, siteId, departmentId, after: pageParam || undefined, limit: 200 }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next || undefined,
  })
  return (
    <Loaded query={{ ...query, data: query.data?.pages.flatMap((page) => page.items) }} rows={6} what={t('allowance.byCode')}>
      {(people) => (
        <div className="stack">
          {people.length === 0 && <Empty action={can('shift.read') && <Link className="underlined" to="/administration/allowances">{t('admin.allowances')}</Link>}>{t('allowance.noLines')}</Empty>}
          {people.map(({ employee, payCodes, lines }) => (
            <details key={employee.id} className="pay-person">
              <summary>
                <b>{nameOf(employee.name, i18n.language)}</b> <span className="faint">{employee.number}</span>{' '}
                {Object.entries(payCodes).map(([code, minutes]) => <span key={code} className="nowrap"><span className="code">{code}</span> {hm(minutes)} </span>)}
              </summary>
              <table className="ch-list">
                <tbody>
                  {lines.map((line) => (
                    <tr key={`${line.date} ${line.ordinal} ${line.allowanceId}`}>
                      <td className="nowrap"><Link to={`/attendance/${employee.id}/${line.date}`}>{shortDay(line.date, i18n.language, false)}</Link></td>
                      <td><b className="code">{line.payCode}</b></td>
                      <td className="num">{hm(line.counted)}</td>
                      <td className="soft">{words(line)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </details>
          ))}
          {query.hasNextPage && <Button size="small" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>{t('trial.more')}</Button>}
        </div>
      )}
    </Loaded>
  )
}
