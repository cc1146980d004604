import { useQuery } from '@tanstack/react-query'
import { Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import { usePlace } from '../../app/Place'
import { addDays, clock, hm, nameOf, shortDay } from '../../parts/format'
import { Empty } from '../../parts/State'
import { useSettled } from '../requests/usePreview'
import { DayOutcome, minutesIn, movedBy } from './Outcome'
import { SandboxError, type SandboxProps } from './SandboxError'

/** The Monday of a date's week. */
function mondayOf(date: string): string {
  return addDays(date, -((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7))
}

/** Somebody's week from the punches that were made; each day opens its reasons. */
export function PersonWeek({ set, draft, whole, wrong }: SandboxProps) {
  const { t, i18n } = useTranslation()
  const { date } = usePlace()
  const [typed, setTyped] = useState('')
  const [person, setPerson] = useState<string>()
  const [monday, setMonday] = useState(addDays(mondayOf(date), -7))
  const [opened, setOpened] = useState<string | null>(null)
  const found = useQuery({ queryKey: ['people', 'pick', typed], queryFn: () => api.people({ text: typed, limit: 20 }) })
  const settings = useSettled(whole ? JSON.stringify(draft) : '', 200)
  const query = useQuery({
    queryKey: ['sandbox-week', set.id, person, monday, settings],
    queryFn: () => api.sandboxWeek({ ruleSetId: set.id, settings: JSON.parse(settings) as Record<string, string>, employeeId: person ?? '', from: monday, until: addDays(monday, 6) }),
    enabled: person !== undefined && settings !== '',
    retry: false,
    placeholderData: (old) => old,
  })
  const days = person ? (query.data ?? []) : []
  const sum = (which: 'now' | 'then') => days.reduce((minutes, day) => minutes + minutesIn(day[which], 'REGULAR'), 0)
  const day = days.find((one) => one.date === opened)
  return (
    <div className="stack">
      <div className="sandbox-form">
        <Select
          aria-label={t('sandbox.person')}
          placeholder={t('sandbox.personHint')}
          value={person}
          onChange={setPerson}
          showSearch={{ filterOption: false, onSearch: setTyped }}
          options={(found.data?.items ?? []).map((one) => ({ value: one.id, label: `${nameOf(one.name, i18n.language)} ${one.number}` }))}
        />
        <Input type="date" aria-label={t('sandbox.weekOf')} value={monday} onChange={(event) => event.target.value && setMonday(mondayOf(event.target.value))} />
      </div>
      <SandboxError error={query.error} wrong={wrong} />
      {!person && <Empty>{t('sandbox.choose')}</Empty>}
      {days.length > 0 && (
        <table className="ch-list sandbox-table">
          <thead><tr><th>{t('sandbox.day')}</th><th>{t('sandbox.punches')}</th><th className="num">{t('sandbox.now')}</th><th className="num">{t('sandbox.then')}</th><th className="num">{t('sandbox.moved')}</th></tr></thead>
          <tbody>
            {days.map((one) => {
              const [now, then] = [minutesIn(one.now, 'LATE') + minutesIn(one.now, 'EARLY'), minutesIn(one.then, 'LATE') + minutesIn(one.then, 'EARLY')]
              const used = one.punches.filter((punch) => punch.now === 'IN' || punch.now === 'OUT' || punch.then === 'IN' || punch.then === 'OUT')
              return (
                <tr key={one.date} className={now === then ? undefined : 'chosen'}>
                  <td className="nowrap"><button type="button" className="link-button" aria-expanded={opened === one.date} onClick={() => setOpened(opened === one.date ? null : one.date)}>{shortDay(one.date, i18n.language)}</button></td>
                  <td>{used.map((punch) => clock(punch.at, one.zone)).join(' ') || <span className="faint">{t('sandbox.noPunches')}</span>}</td>
                  <td className="num soft">{hm(now)}</td>
                  <td className="num"><b>{hm(then)}</b></td>
                  <td className="num">{movedBy(then - now)}</td>
                </tr>
              )
            })}
          </tbody>
          <tfoot>
            <tr><td colSpan={2}>{t('sandbox.total')}</td><td className="num soft">{hm(sum('now'))}</td><td className="num"><b>{hm(sum('then'))}</b></td><td className="num">{movedBy(sum('then') - sum('now'))}</td></tr>
          </tfoot>
        </table>
      )}
      {day && <DayOutcome day={day} rules={set.code} />}
    </div>
  )
}
