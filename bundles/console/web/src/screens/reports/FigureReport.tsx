import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { Dimension, FigureTable, FigureView, ReportView } from '../../api/types'
import { useFilters } from '../../app/useFilters'
import { Bars } from '../../parts/Bars'
import { nameOf } from '../../parts/format'
import { Panel } from '../../parts/Panel'
import { Empty, Loaded } from '../../parts/State'
import { Figures } from './FigureTable'
import { DIMENSIONS, divided, firstCharted, labelOf, shown, sorted, trend, valueOf } from './figures'
import type { Chosen } from './Parameters'
import { MOST_LINES, Trend } from './Trend'

const MOST_BARS = 15

/** What a report is divided by, as the address says or as usual. */
export function useDivision(report: ReportView, chosen: Chosen): Dimension[] {
  const { read } = useFilters()
  const by = DIMENSIONS.find((one) => one === read('by'))
  const then = DIMENSIONS.find((one) => one === read('then') && one !== by)
  return by ? (then ? [by, then] : [by]) : divided(report.by, chosen)
}

/** A question with its figures: what it is divided by, a chart, the table, and what each figure means. */
export function FigureReport({ report, chosen }: { report: ReportView; chosen: Chosen }) {
  const { t, i18n } = useTranslation()
  const { read, put, putAll } = useFilters()
  const [by, then] = useDivision(report, chosen)
  const query = useQuery({
    queryKey: ['timesheets', 'figures', report.report, chosen, by, then],
    queryFn: () => api.figures({ report: report.report, ...chosen, by, then }),
    placeholderData: keepPreviousData,
  })
  const column = report.figures.findIndex((one) => one.figure === read('show'))
  const charted = report.figures[column] ?? firstCharted(report.figures)
  const [key, way] = (read('sort') ?? '').split('.')
  const sort = { column: report.figures.findIndex((one) => one.figure === key), down: way !== 'up' }
  const name = nameOf(report.name, i18n.language)
  const dimensions = DIMENSIONS.map((value) => ({ value, label: t(`reports.dimension.${value}`) }))
  const divide = (first: Dimension | undefined, second: Dimension | undefined) => putAll({ by: first, then: second })
  return (
    <>
      <div className="row tight no-print division">
        <label className="soft" htmlFor="report-by">{t('reports.by')}</label>
        <Select id="report-by" className="dimension" value={by} onChange={(value) => divide(value, value === then ? undefined : then)} options={dimensions} />
        <label className="soft" htmlFor="report-then">{t('reports.then')}</label>
        <Select id="report-then" className="dimension" value={then} allowClear placeholder={t('reports.nothing')} onChange={(value) => divide(by, value)} options={dimensions.filter((one) => one.value !== by)} />
        <span className="grow" />
        <label className="soft" htmlFor="report-show">{t('reports.chart')}</label>
        <Select id="report-show" className="charted" value={charted?.figure} onChange={(value) => put('show', value)} options={report.figures.map((one) => ({ value: one.figure, label: nameOf(one.name, i18n.language) }))} />
      </div>
      <Loaded query={query} rows={10} what={name}>
        {(table) =>
          table.rows.length === 0 ? <Panel label={name}><Empty>{t('reports.noFigures')}</Empty></Panel> : (
            <>
              {charted && <Chart table={table} figure={charted} column={report.figures.indexOf(charted)} />}
              <Panel title={t('reports.table')} hint={table.count > table.rows.length ? t('reports.first', { count: table.rows.length, all: table.count }) : t('reports.rows', { count: table.count })} flush>
                <Figures table={table} figures={report.figures} label={name} sort={sort} onSort={(at) => put('sort', `${report.figures[at]?.figure}.${sort.column === at && sort.down ? 'up' : 'down'}`)} />
              </Panel>
            </>
          )}
      </Loaded>
      <Meanings report={report} />
    </>
  )
}

/** What each figure of a report means. */
export function Meanings({ report }: { report: ReportView }) {
  const { t, i18n } = useTranslation()
  return (
    <Panel title={t('reports.meanings')}>
      <dl className="meanings">
        {report.figures.map((one) => (
          <div key={one.figure}>
            <dt>{nameOf(one.name, i18n.language)}</dt>
            <dd>{nameOf(one.definition, i18n.language)}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  )
}

function Chart({ table, figure, column }: { table: FigureTable; figure: FigureView; column: number }) {
  const { t, i18n } = useTranslation()
  const title = nameOf(figure.name, i18n.language)
  const along = trend(table, column, i18n.language)
  const rows = sorted(table, column, true).filter((row) => valueOf(table, row, column) !== undefined)
  const more = along ? along.series.length - MOST_LINES : rows.length - MOST_BARS
  return (
    <Panel title={title} label={t('reports.chart')} hint={nameOf(figure.definition, i18n.language)}>
      {along ? (
        <div className="trend-room" tabIndex={0} role="region" aria-label={`${t('reports.chart')} ${title}`}><Trend {...along} unit={figure.unit} label={title} /></div>
      ) : (
        <Bars
          label={title}
          limit={figure.unit === 'HUNDREDTHS_OF_PERCENT' ? 10_000 : undefined}
          bars={rows.slice(0, MOST_BARS).map((row) => ({ key: row.groups.map((group) => group.key).join('|'), label: labelOf(row, i18n.language), value: row.values[column] ?? 0, text: shown(row.values[column] ?? 0, figure.unit) }))}
        />
      )}
      {more > 0 && <p className="small soft">{t('reports.others', { count: more })}</p>}
    </Panel>
  )
}
