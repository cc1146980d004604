import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input, Segmented, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import { usePlace } from '../../app/Place'
import { nameOf } from '../../parts/format'
import { ErrorNote } from '../../parts/State'

/** What a day of leave has where nothing is known of the person's rules. */
const DAY = 480

/** Minutes of a length: hours such as 7:30, or days such as 2 or 0.5; null while it is none. */
export function lengthOf(text: string, day = DAY): number | null {
  const [, days] = /^(\d{1,3}(?:\.\d{1,2})?)$/.exec(text.trim()) ?? []
  const [, hours, minutes] = /^(\d{1,4}):([0-5]\d)$/.exec(text.trim()) ?? []
  const sum = days ? Math.round(Number(days) * day) : Number(hours) * 60 + Number(minutes)
  return sum > 0 ? sum : null
}

/** Adds to a leave account or takes from it, and says since when somebody works. */
export function LeaveForms({ personId, since, day = DAY }: { personId: string; since: string; day?: number }) {
  const { t, i18n } = useTranslation()
  const { date: today } = usePlace()
  const queries = useQueryClient()
  const types = useQuery({ queryKey: ['leave-types'], queryFn: api.leaveTypes, staleTime: Infinity })
  const [type, setType] = useState('ANNUAL')
  const [sign, setSign] = useState('+')
  const [length, setLength] = useState('')
  const [date, setDate] = useState(today)
  const [expires, setExpires] = useState('')
  const [reason, setReason] = useState('')
  const [worksSince, setWorksSince] = useState(since)
  const [error, setError] = useState<unknown>(null)
  const minutes = lengthOf(length, day)
  const save = async (work: () => Promise<unknown>) => {
    setError(null)
    try {
      await work()
      setLength('')
      setReason('')
      await queries.invalidateQueries({ queryKey: ['leave'] })
    } catch (problem) {
      setError(problem)
    }
  }
  const adjust = () => save(() => api.adjustLeave(personId, { type, date, minutes: sign === '+' ? (minutes ?? 0) : -(minutes ?? 0), expires: expires || undefined, reason: reason.trim() }))
  return (
    <div className="stack">
      {error !== null && <ErrorNote error={error} />}
      <form
        className="leave-form"
        aria-label={t('leave.adjust')}
        onSubmit={(event) => {
          event.preventDefault()
          void adjust()
        }}
      >
        <Segmented aria-label={t('leave.minutes')} value={sign} onChange={setSign} options={[{ value: '+', label: t('leave.more') }, { value: '-', label: t('leave.fewer') }]} />
        <Input aria-label={t('leave.length')} placeholder={t('leave.length')} value={length} status={length === '' || minutes ? undefined : 'error'} onChange={(event) => setLength(event.target.value)} />
        <Select aria-label={t('leave.type')} value={type} onChange={setType} options={(types.data ?? []).filter((one) => one.balance).map((one) => ({ value: one.code, label: nameOf(one.name, i18n.language) }))} />
        <label><span>{t('leave.date')}</span><Input type="date" value={date} onChange={(event) => setDate(event.target.value)} /></label>
        <label><span>{t('leave.expires')}</span><Input type="date" value={expires} onChange={(event) => setExpires(event.target.value)} /></label>
        <Input aria-label={t('leave.reason')} placeholder={t('leave.reason')} maxLength={400} value={reason} onChange={(event) => setReason(event.target.value)} />
        <Button htmlType="submit" disabled={!minutes || date === '' || reason.trim() === ''}>{t('leave.adjust')}</Button>
      </form>
      <div className="row tight">
        <label className="soft" htmlFor="works-since">{t('leave.worksSince')}</label>
        <Input id="works-since" className="leave-date" type="date" value={worksSince} onChange={(event) => setWorksSince(event.target.value)} />
        <Button disabled={worksSince === '' || worksSince === since} onClick={() => void save(() => api.setSeniority(personId, worksSince))}>{t('leave.setSince')}</Button>
      </div>
    </div>
  )
}
