import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { Allowance } from '../../api/types'
import { usePlace } from '../../app/Place'
import { useSession } from '../../app/Session'
import { nameOf } from '../../parts/format'
import { Panel } from '../../parts/Panel'
import { Scroll } from '../../parts/Scroll'
import { Empty, ErrorNote, Loaded } from '../../parts/State'
import { AllowanceForm } from './AllowanceForm'
import { usePlaces } from './places'
import './Rules.css'

const CHANGED = ['allowances', 'allowance-lines']

/** What is counted under the company's own pay codes: where, how much, from when to when. */
export default function Allowances() {
  const { t, i18n } = useTranslation()
  const { can } = useSession()
  const { date } = usePlace()
  const [ended, setEnded] = useState(false)
  const [adding, setAdding] = useState<Allowance | 'new' | null>(null)
  const query = useQuery({ queryKey: ['allowances'], queryFn: api.allowances })
  const write = can('shift.write')
  const isOver = (one: Allowance) => one.until !== undefined && one.until < date
  return (
    <>
      <Panel title={t('allowance.head')} hint={t('allowance.hint')} flush extra={(
        <span className="row tight">
          <Checkbox checked={ended} onChange={(event) => setEnded(event.target.checked)}>{t('allowance.showEnded')}</Checkbox>
          {write && <Button type="primary" onClick={() => setAdding('new')}>{t('allowance.add')}</Button>}
        </span>
      )}>
        <Loaded query={{ ...query, data: query.data?.filter((one) => ended || !isOver(one)) }} rows={4}>
          {(all) => all.length === 0 ? <Empty>{t('allowance.none')}</Empty> : (
            <Scroll label={t('allowance.head')}>
              <table className="ch-list stacks allowance-list">
                <thead><tr><th>{t('allowance.name')}</th><th>{t('allowance.code')}</th><th>{t('allowance.counts')}</th><th>{t('allowance.reach')}</th><th>{t('allowance.dates')}</th></tr></thead>
                <tbody>
                  {all.map((one) => (
                    <tr key={one.id} className={isOver(one) ? 'faint' : undefined}>
                      <td className="strong">{nameOf(one.name, i18n.language)}</td>
                      <td data-label={t('allowance.code')}><span className="code">{one.payCode}</span></td>
                      <td data-label={t('allowance.counts')}>{t(`allowance.counts${one.kind}`, { measure: t(`bucket.${one.measure}`), atLeast: one.atLeast, amount: one.amount })}</td>
                      <td data-label={t('allowance.reach')}><ReachWords allowance={one} /></td>
                      <td data-label={t('allowance.dates')}>
                        <Dates allowance={one} />
                        {write && (
                          <span className="row tight">
                            {!isOver(one) && <End allowance={one} today={date} />}
                            <button type="button" className="link-button" onClick={() => setAdding(one)}>{t('allowance.like')}</button>
                          </span>
                        )}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Scroll>
          )}
        </Loaded>
      </Panel>
      {adding && <AllowanceForm like={adding === 'new' ? undefined : adding} today={date} close={() => setAdding(null)} />}
    </>
  )
}

function ReachWords({ allowance }: { allowance: Allowance }) {
  const { t } = useTranslation()
  const places = usePlaces()
  const { siteIds, areaIds, departmentIds, posts, shiftIds } = allowance.reach
  const parts = [
    ...places.named(places.sites, siteIds),
    ...places.named(places.areas, areaIds),
    ...places.named(places.departments, departmentIds),
    ...posts,
    ...places.named(places.shifts, shiftIds),
  ]
  return <>{parts.length === 0 ? t('allowance.everywhere') : parts.join(' · ')}</>
}

function Dates({ allowance }: { allowance: Allowance }) {
  const { t } = useTranslation()
  const { from, until } = allowance
  if (until && until < from) return <>{t('allowance.never')}</>
  return <>{t('allowance.since', { from, until: until ?? t('allowance.always') })}</>
}

function End({ allowance, today }: { allowance: Allowance; today: string }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [asking, setAsking] = useState(false)
  const [last, setLast] = useState(today)
  const end = useMutation({
    mutationFn: () => api.endAllowance(allowance.id, last, allowance.version),
    onSuccess: () => {
      setAsking(false)
      for (const key of CHANGED) void queries.invalidateQueries({ queryKey: [key] })
    },
  })
  if (!asking) return <button type="button" className="link-button" onClick={() => setAsking(true)}>{t('allowance.end')}</button>
  return (
    <span className="stack">
      {end.error && <ErrorNote error={end.error} />}
      <span className="row tight">
        <label className="soft" htmlFor={`end-${allowance.id}`}>{t('allowance.last')}</label>
        <Input id={`end-${allowance.id}`} type="date" className="rule-date" value={last} onChange={(event) => setLast(event.target.value)} />
        <Button size="small" danger disabled={last === ''} loading={end.isPending} onClick={() => end.mutate()}>{t('allowance.endAct')}</Button>
        <Button size="small" onClick={() => setAsking(false)}>{t('manners.keep')}</Button>
      </span>
    </span>
  )
}
