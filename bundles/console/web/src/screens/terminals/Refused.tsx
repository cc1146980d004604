import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api } from '../../api/calls'
import type { RefusedAttempt } from '../../api/types'
import { usePlace } from '../../app/Place'
import { useSession } from '../../app/Session'
import { nameOf, stamp } from '../../parts/format'
import { PageHead, Panel } from '../../parts/Panel'
import { SendList } from '../../parts/SendList'
import { PunchMark } from '../../parts/PunchMark'
import { Empty, Loaded, Refusal } from '../../parts/State'
import { TerminalPages } from './TerminalPages'

/** Those who were refused most, of the attempts that are loaded. */
function byPerson(attempts: RefusedAttempt[]): { person: RefusedAttempt; count: number }[] {
  const people = new Map<string, { person: RefusedAttempt; count: number }>()
  for (const attempt of attempts) {
    if (!attempt.employeeId) continue
    const known = people.get(attempt.employeeId)
    if (known) known.count++
    else people.set(attempt.employeeId, { person: attempt, count: 1 })
  }
  return [...people.values()].sort((a, b) => b.count - a.count)
}

/** Attempts that terminals refused, by person: a worn finger, poor light, or a card that is broken. */
export default function Refused() {
  const { t, i18n } = useTranslation()
  const { can } = useSession()
  const { zone } = usePlace()
  const [employeeId, setEmployeeId] = useState<string | undefined>()
  const query = useInfiniteQuery({
    queryKey: ['refused-attempts', employeeId],
    queryFn: ({ pageParam }) => api.refusedAttempts({ employeeId, after: pageParam, limit: 200 }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next || undefined,
    enabled: can('punch.read'),
  })
  const all = useQuery({ queryKey: ['refused-attempts', 'people'], queryFn: () => api.refusedAttempts({ limit: 500 }), enabled: can('punch.read') })
  const people = useMemo(() => byPerson(all.data?.items ?? []).slice(0, 12), [all.data])
  if (!can('punch.read')) return <Refusal permission="punch.read" />
  const attempts = query.data?.pages.flatMap((page) => page.items)
  return (
    <>
      <TerminalPages />
      <PageHead title={t('refused.title')} hint={t('refused.hint')}><SendList name={t('refused.title')} list="REFUSED" filters={{ employeeId }} /></PageHead>
      <Panel label={t('refused.title')} flush>
        {people.length > 0 && (
          <div className="toolbar">
            <div className="chips">
              <button type="button" className="chip" aria-pressed={employeeId === undefined} onClick={() => setEmployeeId(undefined)}>{t('refused.everybody')}</button>
              {people.map(({ person, count }) => (
                <button key={person.employeeId} type="button" className="chip" aria-pressed={employeeId === person.employeeId} onClick={() => setEmployeeId(person.employeeId)}>{nameOf(person.name, i18n.language)} {count}</button>
              ))}
            </div>
          </div>
        )}
        <Loaded query={{ ...query, data: attempts }} rows={8} what={t('refused.title')}>
          {(items) =>
            items.length === 0 ? (
              <Empty>{t('refused.none')}</Empty>
            ) : (
              <table className="ch-list stacks">
                <thead><tr><th>{t('refused.when')}</th><th>{t('refused.who')}</th><th>{t('refused.where')}</th><th>{t('refused.method')}</th><th>{t('refused.reason')}</th></tr></thead>
                <tbody>
                  {items.map((attempt) => (
                    <tr key={attempt.position}>
                      <td className="nowrap">{stamp(attempt.at, zone)}</td>
                      <td data-label={t('refused.who')}>{attempt.employeeId ? <Link className="underlined" to={`/people/${attempt.employeeId}`}>{nameOf(attempt.name, i18n.language)}</Link> : <span className="tone-unk">{t('stream.nobody')}</span>} <span className="faint">{attempt.number}</span></td>
                      <td data-label={t('refused.where')}>{nameOf(attempt.terminalName, i18n.language)}</td>
                      <td data-label={t('refused.method')}><PunchMark method={attempt.method} /></td>
                      <td data-label={t('refused.reason')}>{attempt.reason ? reasonText(attempt.reason, t) : t('refused.unsaid')}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )
          }
        </Loaded>
        {query.hasNextPage && <footer className="month-foot"><Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>{t('manners.more')}</Button></footer>}
      </Panel>
    </>
  )
}

/** The word of the suite, and behind it the terminal's own code. */
function reasonText(reason: string, t: (key: string, options?: { defaultValue: string }) => string): string {
  const [word = '', code] = reason.split(': ')
  const said = t(`refusal.${word}`, { defaultValue: word })
  return code ? `${said} (${code})` : said
}
