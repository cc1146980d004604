import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { CalendarReading, CalendarView } from '../../api/types'
import { FileDrop } from '../../parts/FileDrop'
import { nameOf } from '../../parts/format'
import { Panel } from '../../parts/Panel'
import { Empty, ErrorNote, Loaded, Note } from '../../parts/State'

const FREE = ['STATUTORY', 'REST_DAY', 'COMPANY_HOLIDAY'] as const

type Read = { calendar: CalendarView; year: number; reading: CalendarReading }

/** Which years each calendar knows, the years that are missing, and holidays from a file. */
export function HolidayCalendars({ write }: { write: boolean }) {
  const { t, i18n } = useTranslation()
  const queries = useQueryClient()
  const calendars = useQuery({ queryKey: ['calendars'], queryFn: api.calendars })
  const [now] = useState(() => new Date().getFullYear())
  const [chosen, setChosen] = useState<string>()
  const [year, setYear] = useState(now + 1)
  const [free, setFree] = useState<(typeof FREE)[number]>('STATUTORY')
  const [read, setRead] = useState<Read | null>(null)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const run = async (work: () => Promise<void>) => {
    setBusy(true)
    setError(null)
    try {
      await work()
    } catch (reason) {
      setError(reason)
    } finally {
      setBusy(false)
    }
  }
  const look = (calendar: CalendarView, file: File) =>
    run(async () => setRead({ calendar, year, reading: await api.readCalendar({ text: await file.text(), year, free }) }))
  const take = ({ calendar, year: ofYear, reading }: Read) =>
    run(async () => {
      const kept = calendar.days.filter((day) => day.layer !== 'PUBLIC' || !day.date.startsWith(`${ofYear}-`))
      await api.amendCalendar(calendar.id, { name: calendar.name, restDays: calendar.restDays, days: [...kept, ...reading.days] }, calendar.version)
      setRead(null)
      await queries.invalidateQueries({ queryKey: ['calendars'] })
    })
  return (
    <Panel title={t('calendars.title')} hint={t('calendars.hint')}>
      {error !== null && <ErrorNote error={error} />}
      <Loaded query={calendars} rows={2}>
        {(list) => {
          const calendar = list.find((one) => one.id === chosen) ?? list[0]
          if (!calendar) return <Empty>{t('calendars.none')}</Empty>
          return (
            <div className="stack">
              {list.map((one) => (
                <YearsOf key={one.id} calendar={one} years={[now, now + 1]} language={i18n.language} />
              ))}
              {write && (
                <>
                  <Form layout="inline">
                    <Form.Item label={t('organisation.calendar')}>
                      <Select aria-label={t('organisation.calendar')} value={calendar.id} options={list.map((one) => ({ value: one.id, label: nameOf(one.name, i18n.language) }))} onChange={setChosen} />
                    </Form.Item>
                    <Form.Item label={t('calendars.year')}>
                      <Select aria-label={t('calendars.year')} value={year} options={[now, now + 1].map((value) => ({ value, label: String(value) }))} onChange={setYear} />
                    </Form.Item>
                    <Form.Item label={t('calendars.free')}>
                      <Select aria-label={t('calendars.free')} value={free} options={FREE.map((value) => ({ value, label: t(`dayType.${value}`) }))} onChange={setFree} />
                    </Form.Item>
                  </Form>
                  <FileDrop accept=".ics,text/calendar,.csv,text/csv" busy={busy} chosen={(file) => void look(calendar, file)}>
                    <p>{t('calendars.drop')}</p>
                  </FileDrop>
                </>
              )}
              {read && <Found read={read} busy={busy} take={() => void take(read)} />}
            </div>
          )
        }}
      </Loaded>
    </Panel>
  )
}

function YearsOf({ calendar, years, language }: { calendar: CalendarView; years: number[]; language: string }) {
  const { t } = useTranslation()
  const count = (year: number) => calendar.days.filter((day) => day.date.startsWith(`${year}-`)).length
  const name = nameOf(calendar.name, language)
  return (
    <>
      <p>
        <strong>{name}</strong> {years.filter((year) => count(year) > 0).map((year) => t('calendars.days', { year, count: count(year) })).join(' · ')}
      </p>
      {years
        .filter((year) => count(year) === 0)
        .map((year) => (
          <Note key={year}>{t('calendars.missing', { name, year })}</Note>
        ))}
    </>
  )
}

function Found({ read, busy, take }: { read: Read; busy: boolean; take: () => void }) {
  const { t } = useTranslation()
  const { days, left, signature } = read.reading
  return (
    <div className="stack">
      <Note tone={days.length > 0 ? 'ok' : 'late'}>{t('calendars.found', { year: read.year, count: days.length })}</Note>
      <Note tone={signature.trust === 'KNOWN' ? 'ok' : 'late'}>{t(`calendars.signature.${signature.trust}`, { signer: signature.signer, fingerprint: signature.fingerprint })}</Note>
      {days.length > 0 && (
        <table className="ch-list">
          <tbody>
            {days.map((day) => (
              <tr key={day.date}>
                <td>{day.date}</td>
                <td>{t(`dayType.${day.type}`)}</td>
                <td>{day.name}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {left.length > 0 && (
        <Note>
          <p>{t('calendars.left', { count: left.length })}</p>
          <ul>
            {left.map((one) => (
              <li key={`${one.line} ${one.code}`}>
                {t('calendars.line', { line: one.line })} {t(`calendars.why.${one.code}`)}: {one.text}
              </li>
            ))}
          </ul>
        </Note>
      )}
      {days.length > 0 && (
        <div>
          <Button type="primary" loading={busy} onClick={take}>
            {t('calendars.take', { year: read.year })}
          </Button>
        </div>
      )}
    </div>
  )
}
