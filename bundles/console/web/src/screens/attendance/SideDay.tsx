import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { PersonDay } from '../../api/types'
import { Loaded } from '../../parts/State'
import { DayReasons, DaySeverity, DayStamps, DayTimeline } from './DayView'

/** A person's day beside a list: its stamps, its timeline and why. */
export function SideDay({ employeeId, date, children }: { employeeId: string; date: string; children?: false | ((day: PersonDay) => ReactNode) }) {
  const { t } = useTranslation()
  const query = useQuery({ queryKey: ['day', employeeId, date], queryFn: () => api.day(employeeId, date) })
  return (
    <Loaded query={query} rows={6} what={t('day.title')}>
      {(day) => (
        <div className="stack">
          <div className="row"><DayStamps results={day.results} /> <DaySeverity day={day} /></div>
          <DayTimeline day={day} compact />
          {children && children(day)}
          <DayReasons day={day} />
        </div>
      )}
    </Loaded>
  )
}
