import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button, Input, Progress, Segmented } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api } from '../../api/calls'
import type { RuleSetView, RuleTrial } from '../../api/types'
import { useServerJobs } from '../../app/jobs'
import { usePlace } from '../../app/Place'
import { download } from '../../parts/download'
import { addMonths, hm, minutesOf, nameOf } from '../../parts/format'
import { Fact, Facts, Panel } from '../../parts/Panel'
import { Empty, ErrorNote, Loaded, Note } from '../../parts/State'
import { WhyFailed } from '../../parts/WhyFailed'
import type { Settings } from './draft'
import { LateChart } from './LateChart'
import { lateMinutes } from './lates'
import { movedBy } from './Outcome'

/** The draft on everybody's last month: who would have other minutes, and how many. */
export function Trial({ set, draft, ready }: { set: RuleSetView; draft: Settings; ready: boolean }) {
  const { t } = useTranslation()
  const { date } = usePlace()
  const [month, setMonth] = useState(addMonths(date.slice(0, 7), -1))
  const [started, setStarted] = useState<{ id: string; of: string; grace: { now: number; then: number } } | null>(null)
  const [error, setError] = useState<unknown>(null)
  const going = useServerJobs().find((job) => job.kind === 'RULE_TRIAL' && job.state === 'RUNNING')
  const back = useRef(true)
  // Whoever comes back to the page while a trial runs sees it go on.
  useEffect(() => {
    // With which grace it was asked is not known any more: no line is drawn where both are the same.
    if (going && back.current && started === null) setStarted({ id: going.id, of: '', grace: { now: 0, then: 0 } })
    if (going || started) back.current = false
  }, [going, started])
  const asked = JSON.stringify({ draft, month })
  const query = useQuery({
    queryKey: ['rule-trial', started?.id],
    queryFn: () => api.trial(started?.id ?? ''),
    enabled: started !== null,
    retry: false,
    refetchInterval: (now) => (now.state.data?.state === 'RUNNING' ? 400 : false),
  })
  const trial = started ? query.data : undefined
  const running = started !== null && (trial === undefined || trial.state === 'RUNNING') && !query.error
  const start = async () => {
    setError(null)
    try {
      const { id } = await api.startTrial({ rules: { ruleSetId: set.id, settings: draft }, month })
      setStarted({ id, of: asked, grace: { now: graceOf(set.settings), then: graceOf(draft) } })
    } catch (problem) {
      setError(problem)
    }
  }
  const stop = () => {
    if (started) void api.stopTrial(started.id).catch(() => undefined)
    setStarted(null)
  }
  const found = trial?.found
  return (
    <Panel title={t('trial.title')} hint={found && t('trial.hint', { people: found.people, days: found.days, took: seconds(trial) })}>
      <div className="stack">
        <div className="row tight">
          <Input type="month" className="rule-date" aria-label={t('trial.month')} value={month} onChange={(event) => event.target.value && setMonth(event.target.value)} />
          {running ? <Button onClick={stop}>{t('trial.stop')}</Button> : <Button id="rule-trial" disabled={!ready} onClick={() => void start()}>{t('trial.start')}</Button>}
        </div>
        {error !== null && <ErrorNote error={error} />}
        {query.error && started ? <ErrorNote error={query.error} retry={() => void start()} /> : null}
        {running && (
          <div role="status">
            <Progress size="small" percent={trial?.of ? Math.round((100 * trial.people) / trial.of) : 0} />
            <p className="small soft">{trial?.of ? t('trial.running', { people: trial.people, of: trial.of }) : t('trial.counting')}</p>
          </div>
        )}
        {trial?.state === 'FAILED' && <Note tone="miss">{t('trial.failed')} <WhyFailed code={trial.code} detail={trial.detail} /></Note>}
        {found && started && (
          <>
            {started.of !== asked && <Note tone="unk">{t('trial.stale')}</Note>}
            <Found trial={trial} grace={started.grace} />
          </>
        )}
        <p className="small faint">{t('trial.only')}</p>
      </div>
    </Panel>
  )
}

function seconds(trial: RuleTrial): string {
  const [, said = '0'] = /([\d.]+)S/.exec(trial.took) ?? []
  return ((minutesOf(trial.took) ?? 0) >= 1 ? (minutesOf(trial.took) ?? 0) * 60 : Number(said)).toFixed(1)
}

/** What a rule set grants where no shift has a grace of its own. */
const graceOf = (settings: Settings) => Number(settings.late_grace ?? 0)

function Found({ trial, grace }: { trial: RuleTrial; grace: { now: number; then: number } }) {
  const { t, i18n } = useTranslation()
  const found = trial.found
  if (!found) return null
  if (found.movedDays === 0) return <Empty>{t('trial.none')}</Empty>
  const minutes = Object.entries(found.minutes as Record<string, number>)
  const late = lateMinutes(found.lates)
  const sheet = (format: string) => void download(`/rule-trials/${trial.id}/content?format=${format}&language=${i18n.language.startsWith('zh') ? 'ZH' : 'EN'}`, `rule-trial.${format.toLowerCase()}`)
  return (
    <>
      <Facts boxed>
        <Fact label={t('trial.days')}>{found.movedDays} <span className="small soft">{t('trial.people', { count: found.movedPeople })}</span></Fact>
        <Fact label={t('trial.late')}>{movedBy(late.then - late.now)} <span className="small soft nowrap">{hm(late.now)} → {hm(late.then)}</span></Fact>
        <Fact label={t('trial.worse')}>{found.worse === 0 ? t('trial.nobody') : t('trial.people', { count: found.worse })}</Fact>
      </Facts>
      <dl className="trial-minutes" aria-label={t('trial.minutes')}>
        {minutes.map(([bucket, more]) => (
          <div key={bucket}><dt>{t(`bucket.${bucket}`)}</dt><dd>{movedBy(more)}</dd></div>
        ))}
      </dl>
      {found.lates.length > 0 && <LateChart lates={found.lates} grace={grace} />}
      <Words title={t('trial.gained')} words={found.gained as Record<string, number>} />
      <Words title={t('trial.lost')} words={found.lost as Record<string, number>} />
      <People trial={trial} />
      <div className="row tight">
        <span className="soft">{t('trial.sheet')}</span>
        {['XLSX', 'CSV'].map((format) => <Button key={format} size="small" onClick={() => sheet(format)}>{format}</Button>)}
      </div>
    </>
  )
}

function Words({ title, words }: { title: string; words: Record<string, number> }) {
  const { t } = useTranslation()
  const all = Object.entries(words)
  return all.length === 0 ? null : <p className="small"><span className="soft">{title}</span> {all.map(([word, days]) => `${t(`trialWord.${word}`)} ${days}`).join(' · ')}</p>
}

function People({ trial }: { trial: RuleTrial }) {
  const { t, i18n } = useTranslation()
  const [which, setWhich] = useState('all')
  const query = useInfiniteQuery({
    queryKey: ['rule-trial-people', trial.id, which],
    queryFn: ({ pageParam }) => api.trialPeople(trial.id, which === 'worseOnly', pageParam || undefined),
    initialPageParam: '',
    getNextPageParam: (page) => page.next || undefined,
  })
  return (
    <section>
      <div className="row tight below">
        <h3>{t('trial.who')}</h3>
        <span className="grow" />
        <Segmented size="small" aria-label={t('trial.who')} value={which} onChange={setWhich} options={['all', 'worseOnly'].map((value) => ({ value, label: t(`trial.${value}`) }))} />
      </div>
      <Loaded query={{ ...query, data: query.data?.pages.flatMap((page) => page.items) }} rows={4}>
        {(people) => people.length === 0 ? <p className="soft">{t('trial.nobody')}</p> : (
          <div className="ch-scroll trial-people" tabIndex={0} role="region" aria-label={t('trial.who')}>
            <table className="ch-list">
              <tbody>
                {people.map((one) => (
                  <tr key={one.employee.id}>
                    <td><Link to={`/attendance/${one.employee.id}/${one.dates[0]}`}>{nameOf(one.employee.name, i18n.language)}</Link> <span className="faint">{one.employee.number}</span></td>
                    <td className="num nowrap">{t('trial.daysOf', { count: one.dates.length })}</td>
                    <td className="small soft">{Object.entries(one.minutes as Record<string, number>).map(([bucket, more]) => `${t(`bucket.${bucket}`)} ${more > 0 ? '+' : '−'}${hm(Math.abs(more))}`).join(' · ')}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Loaded>
      {query.hasNextPage && <Button size="small" onClick={() => void query.fetchNextPage()}>{t('trial.more')}</Button>}
    </section>
  )
}
