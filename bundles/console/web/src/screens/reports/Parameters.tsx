import { Input } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import { usePlace } from '../../app/Place'
import { useFilters } from '../../app/useFilters'
import { Pick } from '../../parts/Fields'
import { addDays } from '../../parts/format'
import { SPANS, spanOf } from './figures'

export interface Chosen {
  from: string
  until: string
  siteId?: string
  departmentId?: string
  text?: string
}

/** Period and people as the address says; the month of yesterday, unless said: on its first day a month has no figures. */
export function useChosen(): Chosen {
  const { read } = useFilters()
  const { date, site } = usePlace()
  const month = spanOf('month', addDays(date, -1))
  const from = read('from') ?? month.from
  return { from, until: read('until') ?? (read('from') ? from : month.until), siteId: read('site') ?? site?.id, departmentId: read('department'), text: read('text') }
}

/** Everything chosen here is in the address, so that it can be passed on and kept. */
export function Parameters({ chosen }: { chosen: Chosen }) {
  const { t } = useTranslation()
  const { put, putAll } = useFilters()
  const { date, sites } = usePlace()
  const departments = useQuery({ queryKey: ['departments'], queryFn: api.departments })
  const choose = (dates: { from: string; until: string }) => putAll(dates)
  return (
    <div className="parameters no-print">
      <div className="chips" role="group" aria-label={t('reports.period')}>
        {SPANS.map((span) => {
          const dates = spanOf(span, date)
          return <button key={span} type="button" className="chip" aria-pressed={dates.from === chosen.from && dates.until === chosen.until} onClick={() => choose(dates)}>{t(`reports.span.${span}`)}</button>
        })}
      </div>
      <Input type="date" aria-label={t('reports.from')} value={chosen.from} onChange={(event) => event.target.value && choose({ from: event.target.value, until: event.target.value > chosen.until ? event.target.value : chosen.until })} />
      <Input type="date" aria-label={t('reports.until')} value={chosen.until} min={chosen.from} onChange={(event) => event.target.value && choose({ from: chosen.from, until: event.target.value })} />
      <Pick things={sites} label={t('people.site')} allowClear placeholder={t('reports.allSites')} value={chosen.siteId} onChange={(value) => put('site', value)} />
      <Pick things={departments.data} label={t('people.department')} allowClear placeholder={t('people.allDepartments')} value={chosen.departmentId} onChange={(value) => put('department', value)} />
      <Input allowClear defaultValue={chosen.text} placeholder={t('reports.search')} aria-label={t('reports.search')} onChange={(event) => put('text', event.target.value.trim())} />
    </div>
  )
}
