import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api } from '../../api/calls'
import { usePlace } from '../../app/Place'
import { useSession } from '../../app/Session'
import { nameOf } from '../../parts/format'
import { Note } from '../../parts/State'

/** A year of which a calendar in use knows no holiday: this one, and from December on the next. For those who can enter it. */
export function MissingYear() {
  const { t, i18n } = useTranslation()
  const { can } = useSession()
  const { sites } = usePlace()
  const [today] = useState(() => new Date())
  const calendars = useQuery({ queryKey: ['calendars'], queryFn: api.calendars, enabled: can('organisation.write') })
  const year = today.getFullYear()
  const years = today.getMonth() === 11 ? [year, year + 1] : [year]
  const missing = (calendars.data ?? [])
    .filter((calendar) => sites.some((site) => site.calendarId === calendar.id))
    .flatMap((calendar) => years.filter((one) => !calendar.days.some((day) => day.date.startsWith(`${one}-`))).map((one) => ({ calendar, year: one })))
  if (missing.length === 0) return null
  return (
    <div className="today-years">
      {missing.map((one) => (
        <Note key={`${one.calendar.id} ${one.year}`} action={<Link to="/administration/organisation">{t('calendars.enter')}</Link>}>
          {t('calendars.missing', { name: nameOf(one.calendar.name, i18n.language), year: one.year })}
        </Note>
      ))}
    </div>
  )
}
