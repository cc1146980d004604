import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { RosterDuty } from '../../api/types'
import { usePlace } from '../../app/Place'
import { useSession } from '../../app/Session'
import { useFilters } from '../../app/useFilters'
import { Pick } from '../../parts/Fields'
import { addDays, addMonths, hm, minutesOf, monthName, nameOf } from '../../parts/format'
import { ListSheet } from '../../parts/grid/ListSheet'
import { type Column, VirtualList } from '../../parts/grid/VirtualList'
import { useDepartmentName } from '../../parts/names'
import { Nobody } from '../../parts/Nobody'
import { Panel } from '../../parts/Panel'
import { SendList } from '../../parts/SendList'
import { ErrorNote, Loading } from '../../parts/State'

type Count = 'shifts' | 'nights' | 'weekends' | 'holidays'

/** How far each person is from the mean of the own department. */
export function spread(duties: RosterDuty[]): Map<string, Record<Count, number>> {
  const groups = new Map<string, RosterDuty[]>()
  for (const duty of duties) groups.set(duty.employee.departmentId, [...(groups.get(duty.employee.departmentId) ?? []), duty])
  const found = new Map<string, Record<Count, number>>()
  for (const group of groups.values()) {
    const mean = (count: Count) => group.reduce((sum, duty) => sum + duty[count], 0) / group.length
    const means = { shifts: mean('shifts'), nights: mean('nights'), weekends: mean('weekends'), holidays: mean('holidays') }
    for (const duty of group) {
      found.set(duty.employee.id, { shifts: duty.shifts - means.shifts, nights: duty.nights - means.nights, weekends: duty.weekends - means.weekends, holidays: duty.holidays - means.holidays })
    }
  }
  return found
}

function signed(value: number): string {
  const rounded = Math.round(value * 10) / 10
  return rounded === 0 ? '±0' : `${rounded > 0 ? '+' : '−'}${Math.abs(rounded)}`
}

/** Nights, weekends and holidays of a month's roster, and how fairly they are spread. */
export function Duties() {
  const { t, i18n } = useTranslation()
  const { can } = useSession()
  const { date, site } = usePlace()
  const { read, put } = useFilters()
  const departmentName = useDepartmentName()
  const month = read('month') ?? date.slice(0, 7)
  const department = read('department')
  const from = `${month}-01`
  const until = addDays(`${addMonths(month, 1)}-01`, -1)
  const departments = useQuery({ queryKey: ['departments'], queryFn: api.departments, enabled: can('organisation.read') })
  const query = useQuery({ queryKey: ['roster', 'duties', month, site?.id, department], queryFn: () => api.rosterDuties({ from, until, siteId: site?.id, departmentId: department }) })
  const duties = query.data ?? []
  const apart = spread(duties)
  const rows = [...duties].sort((a, b) => b.nights - a.nights || (apart.get(b.employee.id)?.nights ?? 0) - (apart.get(a.employee.id)?.nights ?? 0))
  const counted = (count: Count): Column<RosterDuty> => ({
    key: count,
    head: t(`duty.${count}`),
    width: '130px',
    numeric: true,
    phone: count === 'nights',
    cell: (duty) => {
      const off = apart.get(duty.employee.id)?.[count] ?? 0
      return <span>{duty[count]} <span className={Math.abs(off) >= 2 ? 'tone-late small' : 'faint small'}>{signed(off)}</span></span>
    },
    text: (duty) => `${duty[count]} (${signed(apart.get(duty.employee.id)?.[count] ?? 0)})`,
  })
  const columns: Column<RosterDuty>[] = [
    { key: 'who', head: t('people.name'), width: 'minmax(160px, 1.2fr)', phone: true, cell: (duty) => <div className="two-lines"><b>{nameOf(duty.employee.name, i18n.language)}</b><span className="faint">{duty.employee.number}</span></div>, text: (duty) => `${duty.employee.number} ${nameOf(duty.employee.name, i18n.language)}` },
    { key: 'department', head: t('people.department'), width: 'minmax(120px, 1fr)', cell: (duty) => departmentName(duty.employee.departmentId), text: (duty) => departmentName(duty.employee.departmentId) },
    counted('nights'),
    counted('weekends'),
    counted('holidays'),
    counted('shifts'),
    { key: 'planned', head: t('plan.hours'), width: '100px', numeric: true, cell: (duty) => hm(minutesOf(duty.planned)), text: (duty) => hm(minutesOf(duty.planned)) },
  ]
  return (
    <Panel className="fill" flush title={t('roster.duties')} extra={<>{rows.length > 0 && <ListSheet title={`${t('roster.duties')} ${month}`} rows={rows} columns={columns} />}<SendList list="DUTIES" filters={{ siteId: site?.id, departmentId: department }} /></>}>
      <div className="toolbar">
        <span className="stepper">
          <Button aria-label={t('period.previous')} onClick={() => put('month', addMonths(month, -1))}>‹</Button>
          <strong>{monthName(month, i18n.language)}</strong>
          <Button aria-label={t('period.next')} onClick={() => put('month', addMonths(month, 1))}>›</Button>
        </span>
        <Pick className="month-department" things={departments.data} allowClear value={department} placeholder={t('people.allDepartments')} label={t('people.department')} onChange={(value) => put('department', value)} />
      </div>
      {query.error ? <ErrorNote error={query.error} retry={() => void query.refetch()} /> : query.isPending ? <Loading rows={10} height={46} what={t('roster.duties')} /> : rows.length === 0 ? <Nobody /> : <VirtualList label={t('roster.duties')} rows={rows} rowKey={(duty) => duty.employee.id} columns={columns} />}
      <footer className="month-foot"><span className="soft">{t('duty.meaning')}</span></footer>
    </Panel>
  )
}
