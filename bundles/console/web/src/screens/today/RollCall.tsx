import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input, Popconfirm } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { api } from '../../api/calls'
import type { RollCallEntry, RollCallView } from '../../api/types'
import { useLive } from '../../app/Changes'
import { usePlace } from '../../app/Place'
import { clock, dayAt, nameOf, shortDay, stamp } from '../../parts/format'
import { useDepartmentName, useSiteName } from '../../parts/names'
import { Fact, Facts, PageHead, Panel } from '../../parts/Panel'
import { Letter } from '../../parts/Stamp'
import { Empty, ErrorNote, Loaded } from '../../parts/State'
import './RollCall.css'

const STANDINGS = ['INSIDE', 'UNSEEN', 'OUT', 'UNLISTED'] as const
const LETTERS: Record<string, string> = { INSIDE: 'MISSING', UNSEEN: 'UNKNOWN', OUT: 'BREAK', UNLISTED: 'UNPLANNED' }

/** One roll call: whom to look for, who was found and by whom. A record as soon as it has ended. */
export default function RollCall() {
  const { id = '' } = useParams()
  const query = useQuery({ queryKey: ['roll-calls', id], queryFn: () => api.rollCall(id), refetchInterval: (read) => (read.state.data?.call.endedAt ? false : 10_000) })
  return <Loaded query={query} rows={10}>{(view) => <Sheet view={view} />}</Loaded>
}

function Sheet({ view }: { view: RollCallView }) {
  const { t } = useTranslation()
  const { sites, zone: home } = usePlace()
  const site = useSiteName()
  const live = useLive()
  const queries = useQueryClient()
  const { call, entries } = view
  const zone = sites.find((one) => one.id === call.siteId)?.zone ?? home
  const took = (next: RollCallView) => queries.setQueryData(['roll-calls', call.id], next)
  const tick = useMutation({ mutationFn: (entry: RollCallEntry) => api.tick(call.id, entry.employeeId, !entry.foundAt), onSuccess: took })
  const end = useMutation({ mutationFn: () => api.endRollCall(call.id), onSuccess: took })
  const [text, setText] = useState('')
  const department = useDepartmentName()
  const found = entries.filter((one) => one.foundAt).length
  const matches = (one: RollCallEntry) =>
    text === '' || [one.name?.zh, one.name?.en, one.number, department(one.departmentId)].some((word) => word?.toLowerCase().includes(text.toLowerCase()))
  const missing = entries.filter((one) => !one.foundAt && matches(one))
  const error = tick.error ?? end.error
  return (
    <>
      <PageHead title={`${t('rollCall.title')} · ${site(call.siteId)}`} hint={<>{stamp(call.startedAt, zone)} · {call.startedBy} · {call.endedAt ? t('rollCall.endedBy', { time: stamp(call.endedAt, zone), who: call.endedBy }) : <span className={`live live-${live.state}`}>{t(`stream.${live.state}`)}</span>}</>}>
        <Button className="no-print" onClick={() => window.print()}>{t('rollCall.print')}</Button>
        {!call.endedAt && (
          <Popconfirm title={t('rollCall.endAsk', { count: entries.length - found })} okText={t('rollCall.end')} onConfirm={() => end.mutate()}>
            <Button className="no-print" loading={end.isPending}>{t('rollCall.end')}</Button>
          </Popconfirm>
        )}
      </PageHead>
      {error && <ErrorNote error={error} />}
      <Facts boxed>
        <Fact label={t('rollCall.toFind')}><b className={`roll-figure${found < entries.length ? ' tone-miss' : ' tone-ok'}`}>{entries.length - found}</b></Fact>
        <Fact label={t('rollCall.found')}><b className="roll-figure tone-ok">{found}</b></Fact>
        <Fact label={t('rollCall.listed')}><b className="roll-figure">{entries.length}</b></Fact>
      </Facts>
      <Input.Search className="no-print roll-search" allowClear value={text} onChange={(event) => setText(event.target.value)} placeholder={t('rollCall.search')} aria-label={t('rollCall.search')} />
      {STANDINGS.map((standing) => {
        const some = missing.filter((one) => one.standing === standing)
        return some.length > 0 && (
          <Panel key={standing} title={t(`rollCall.${standing}`)} hint={t('rollCall.people', { count: some.length })} flush>
            <People entries={some} zone={zone} day={dayAt(call.startedAt, zone)} tick={call.endedAt ? undefined : tick.mutate} />
          </Panel>
        )
      })}
      {found === entries.length && <Empty>{t(entries.length === 0 ? 'rollCall.nobodyListed' : 'rollCall.allFound')}</Empty>}
      {found > 0 && (
        <Panel title={t('rollCall.found')} hint={t('rollCall.people', { count: found })} flush>
          <People entries={entries.filter((one) => one.foundAt && matches(one))} zone={zone} day={dayAt(call.startedAt, zone)} tick={call.endedAt ? undefined : tick.mutate} />
        </Panel>
      )}
    </>
  )
}

function People({ entries, zone, day, tick }: { entries: RollCallEntry[]; zone: string; day: string; tick?: (entry: RollCallEntry) => void }) {
  const { t, i18n } = useTranslation()
  const department = useDepartmentName()
  /** Night shifts and forgotten punches reach back to another date, which is said. */
  const seen = (at: string) => (dayAt(at, zone) === day ? clock(at, zone) : `${shortDay(dayAt(at, zone), i18n.language, false)} ${clock(at, zone)}`)
  return (
    <ul className="roll">
      {entries.map((one) => (
        <li key={one.employeeId}>
          <Letter code={one.foundAt ? 'OK' : (LETTERS[one.standing] ?? 'UNKNOWN')} size={18} text={t(`rollCall.${one.standing}`)} />
          <div className="grow two-lines">
            <span className="strong">{one.name ? nameOf(one.name, i18n.language) : t('rollCall.nobody')}</span>
            <span>{[one.visitor ? t('rollCall.visitor') : one.number, department(one.departmentId)].filter(Boolean).join(' · ')}</span>
          </div>
          <span className="roll-when small soft">
            {one.foundAt
              ? t(`rollCall.${one.foundHow ?? 'HAND'}`, { time: clock(one.foundAt, zone, true), who: one.foundBy })
              : one.lastSeenAt
                ? t('rollCall.lastSeen', { time: seen(one.lastSeenAt) })
                : t('rollCall.neverSeen')}
          </span>
          <span className="print-only roll-box" />
          {tick && one.foundHow !== 'CARD' && (
            <Button className="no-print" type={one.foundAt ? 'default' : 'primary'} onClick={() => tick(one)}>
              {one.foundAt ? t('rollCall.takeBack') : t('rollCall.here')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}
