import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { api } from '../../api/calls'
import type { CalendarView } from '../../api/types'
import { usePlace } from '../../app/Place'
import { useSession } from '../../app/Session'
import { dayParts, isWeekend, WEEK } from '../format'

type CalendarDay = CalendarView['days'][number]

export interface DateKind {
  type: CalendarDay['type']
  /** What a holiday is called, where the calendar says so. */
  name?: string
}

const FREE: ReadonlySet<DateKind['type']> = new Set(['REST_DAY', 'STATUTORY', 'COMPANY_HOLIDAY', 'SWAPPED_REST'])

/** Whether nobody has to come who comes by the calendar. */
export const isFree = (kind: DateKind) => FREE.has(kind.type)

/** The word under which a date is marked in the head of a grid, in month.*; none for what its weekday says already. */
export function markOf(kind: DateKind | undefined): 'holiday' | 'madeUp' | undefined {
  if (kind?.type === 'STATUTORY' || kind?.type === 'COMPANY_HOLIDAY') return 'holiday'
  return kind?.type === 'SWAPPED_WORKDAY' ? 'madeUp' : undefined
}

/** What a calendar says of a date: the company's word before the state's, else its weekday's. Without a calendar Saturday and Sunday are free. */
export function kindOf(date: string, calendar: CalendarView | undefined): DateKind {
  const said = calendar?.days.filter((day) => day.date === date).sort((a, b) => Number(b.layer !== 'PUBLIC') - Number(a.layer !== 'PUBLIC'))[0]
  if (said) return { type: said.type, name: said.name }
  const weekday = WEEK[(dayParts(date).weekday + 6) % 7]
  const free = calendar ? calendar.restDays.some((day) => day === weekday) : isWeekend(date)
  return { type: free ? 'REST_DAY' : 'WORKDAY' }
}

/** What a date is for everybody looked at; where their calendars differ, a free weekend day or an ordinary one. */
export function commonKind(date: string, calendars: (CalendarView | undefined)[]): DateKind {
  const kinds = calendars.map((calendar) => kindOf(date, calendar))
  const [first] = kinds
  return first && kinds.every((kind) => kind.type === first.type) ? first : { type: isWeekend(date) ? 'REST_DAY' : 'WORKDAY' }
}

/** What each date is at the chosen site, or at all of them. */
export function useDateKind(): (date: string) => DateKind {
  const { can } = useSession()
  const { site, sites } = usePlace()
  const { data } = useQuery({ queryKey: ['calendars'], queryFn: api.calendars, enabled: can('organisation.read'), staleTime: 300_000 })
  return useCallback(
    (date) => {
      const ids = new Set((site ? [site] : sites.filter((one) => !one.closed)).map((one) => one.calendarId))
      return commonKind(date, [...ids].map((id) => data?.find((calendar) => calendar.id === id)))
    },
    [data, site, sites],
  )
}
