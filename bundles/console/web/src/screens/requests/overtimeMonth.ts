import { api } from '../../api/calls'
import type { RequestView } from '../../api/types'
import { addDays, addMonths, minutesBetween } from '../../parts/format'
import { dateOf } from './asking'

/** Overtime of the month in which a request lies, in minutes. */
export interface OvertimeMonth {
  /** What the month already has. */
  now: number
  /** What it would have if all that is asked for were worked. */
  reached: number
  /** The ceiling by the rules of the date; absent where there is none. */
  most?: number
}

/** For a query: the month up to now, and its ceiling. */
export function overtimeMonthOf(request: RequestView) {
  const date = dateOf(request)
  const month = date.slice(0, 7)
  const id = request.employee.id
  return {
    queryKey: ['month', 'overtime', id, date, request.version],
    queryFn: async (): Promise<OvertimeMonth> => {
      const [day, page] = await Promise.all([api.day(id, date), api.month({ from: `${month}-01`, until: addDays(`${addMonths(month, 1)}-01`, -1), employeeId: id, limit: 1 })])
      const now = (page.items[0]?.days ?? []).reduce((sum, one) => sum + (one.overtime ?? 0), 0)
      return { now, reached: now + minutesBetween(request.details.from, request.details.until), most: day.monthCap }
    },
  }
}

export function overBy({ reached, most }: OvertimeMonth): number {
  return most === undefined ? 0 : Math.max(0, reached - most)
}
