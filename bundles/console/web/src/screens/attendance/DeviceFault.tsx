import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { api } from '../../api/calls'
import type { EnteredForFault, TouchedByFault } from '../../api/types'
import { usePlace } from '../../app/Place'
import { useSession } from '../../app/Session'
import { Pick } from '../../parts/Fields'
import { nameOf, shortDay } from '../../parts/format'
import { PageHead, Panel } from '../../parts/Panel'
import { Empty, ErrorNote, Loaded, Note, Refusal } from '../../parts/State'
import { useUndo } from '../../parts/useUndo'
import { AttendanceTabs } from './AttendanceTabs'
import { type Outage, outageIn } from './outage'
import './DeviceFault.css'

/** After an outage: whom it touched, without those who were not there, and one act that enters their punches. */
export default function DeviceFault() {
  const { t } = useTranslation()
  const { can } = useSession()
  const { date, site } = usePlace()
  const sites = useQuery({ queryKey: ['sites'], queryFn: api.sites })
  const [search] = useSearchParams()
  const known = outageIn(search)
  const [draft, setDraft] = useState<Outage>(known ?? { siteId: site?.id ?? '', from: `${date}T07:00`, until: `${date}T10:00` })
  const [asked, setAsked] = useState<Outage | null>(known)
  const siteId = draft.siteId || (sites.data?.length === 1 ? (sites.data[0]?.id ?? '') : '')
  if (!can('request.enter')) return <Refusal permission="request.enter" />
  return (
    <>
      <AttendanceTabs />
      <PageHead title={t('fault.title')} hint={t('fault.hint')} />
      <div className="stack">
        <Panel title={t('fault.when')}>
          <form className="row fault-ask" onSubmit={(event) => { event.preventDefault(); setAsked({ ...draft, siteId }) }}>
            <div className="fault-site"><span>{t('people.site')}</span> <Pick things={sites.data} value={siteId || undefined} label={t('people.site')} onChange={(value) => setDraft({ ...draft, siteId: value ?? '' })} /></div>
            <label>{t('fault.from')} <Input type="datetime-local" required value={draft.from} onChange={(event) => setDraft({ ...draft, from: event.target.value })} /></label>
            <label>{t('fault.until')} <Input type="datetime-local" required value={draft.until} onChange={(event) => setDraft({ ...draft, until: event.target.value })} /></label>
            <Button type="primary" htmlType="submit" disabled={!siteId}>{t('fault.look')}</Button>
          </form>
        </Panel>
        {asked && <Touched key={JSON.stringify(asked)} outage={asked} />}
      </div>
    </>
  )
}

function Touched({ outage }: { outage: Outage }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [except, setExcept] = useState<ReadonlySet<string>>(new Set())
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const [entered, setEntered] = useState<EnteredForFault[] | null>(null)
  const [error, setError] = useState<unknown>(null)
  const undo = useUndo('month', 'device-faults')
  const query = useQuery({ queryKey: ['device-faults', outage], queryFn: () => api.faultTouched(outage.siteId, outage.from, outage.until) })
  const toggle = (id: string) => {
    const next = new Set(except)
    if (!next.delete(id)) next.add(id)
    setExcept(next)
  }
  const correct = async () => {
    setBusy(true)
    setError(null)
    try {
      const answer = await api.correctFault({ ...outage, except: [...except], reason: reason.trim() })
      const made = answer.entered.flatMap((one) => one.requestId ?? [])
      if (made.length > 0) undo.did(t('fault.entered', { count: made.length }), () => api.undoFault(made, t('fault.undone')).then(() => setEntered(null)))
      setEntered(answer.entered)
      await queries.invalidateQueries({ queryKey: ['month'] })
      await queries.invalidateQueries({ queryKey: ['device-faults'] })
    } catch (problem) {
      setError(problem)
    }
    setBusy(false)
  }
  return (
    <Loaded query={query} rows={6} what={t('fault.title')}>
      {(found) => {
        // What was just entered is not offered again while its days are still worked out.
        const touched = found.filter((one) => !entered?.some((made) => made.requestId && isSame(made, one)))
        const count = touched.filter((one) => !except.has(one.employeeId)).length
        return (
          <Panel title={t('fault.touched', { count: touched.length })} hint={t('fault.touchedHint')} flush>
            {entered && <Outcome entered={entered} touched={found} />}
            {error !== null && <ErrorNote error={error} />}
            {touched.length === 0 ? (
              (undo.note ?? <Empty>{t('fault.nobody')}</Empty>)
            ) : (
              <>
                <List touched={touched} except={except} toggle={toggle} />
                {undo.note}
                <form className="toolbar" onSubmit={(event) => { event.preventDefault(); void correct() }}>
                  <Input maxLength={300} required aria-label={t('fields.reason')} placeholder={t('fault.why')} value={reason} onChange={(event) => setReason(event.target.value)} />
                  <Button type="primary" htmlType="submit" loading={busy} disabled={count === 0 || !reason.trim()}>{t('fault.enter', { count })}</Button>
                </form>
              </>
            )}
          </Panel>
        )
      }}
    </Loaded>
  )
}

const isSame = (one: EnteredForFault, other: TouchedByFault) => one.employeeId === other.employeeId && one.date === other.date && one.way === other.way

function List({ touched, except, toggle }: { touched: TouchedByFault[]; except: ReadonlySet<string>; toggle: (id: string) => void }) {
  const { t, i18n } = useTranslation()
  return (
    <table className="ch-list stacks">
      <thead><tr><th>{t('fault.was')}</th><th>{t('closing.person')}</th><th>{t('fault.date')}</th><th>{t('fault.becomes')}</th></tr></thead>
      <tbody>
        {touched.map((one) => (
          <tr key={`${one.employeeId}${one.at}${one.way}`} className={except.has(one.employeeId) ? 'faint' : undefined}>
            <td><Checkbox checked={!except.has(one.employeeId)} onChange={() => toggle(one.employeeId)} aria-label={t('fault.wasThere', { name: nameOf(one.name, i18n.language) })} /></td>
            <td><Link className="underlined" to={`/attendance/${one.employeeId}/${one.date}`}>{nameOf(one.name, i18n.language)}</Link> <span className="faint">{one.number}</span></td>
            <td data-label={t('fault.date')}>{shortDay(one.date, i18n.language)}</td>
            <td data-label={t('fault.becomes')}><strong>{t(`fault.way.${one.way}`)}</strong> {one.at.slice(0, 16).replace('T', ' ')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Whose punch was not entered, and why. */
function Outcome({ entered, touched }: { entered: EnteredForFault[]; touched: TouchedByFault[] }) {
  const { t, i18n } = useTranslation()
  const refused = entered.filter((one) => one.refused)
  if (refused.length === 0) return null
  const name = (id: string) => nameOf(touched.find((one) => one.employeeId === id)?.name, i18n.language)
  return (
    <Note tone="late">
      {t('fault.refused', { count: refused.length })}
      <ul>
        {refused.map((one) => (
          <li key={one.employeeId + one.date + one.way}>{name(one.employeeId)} {one.date}: {t(`problem.${one.refused?.replaceAll('.', '-')}`, { defaultValue: one.refused })}</li>
        ))}
      </ul>
    </Note>
  )
}
