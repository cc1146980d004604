import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { api } from '../../api/calls'
import type { ReportView } from '../../api/types'
import { useSession } from '../../app/Session'
import { useFilters } from '../../app/useFilters'
import { nameOf } from '../../parts/format'
import { Icon } from '../../parts/Icon'
import { PageHead, Panel } from '../../parts/Panel'
import { Reported } from '../../parts/Reported'
import { Loaded } from '../../parts/State'
import { Views } from '../../parts/Views'
import { FigureReport, Meanings, useDivision } from './FigureReport'
import { Files } from './Files'
import { Parameters, useChosen } from './Parameters'
import { ReportTabs } from './ReportTabs'
import './Reports.css'

/** What the schema of a payroll sheet has. */
const PAYROLL_WORDS: Partial<Record<ReportView['report'], string>> = { PAYROLL_CYCLES: 'reports.payrollCycles', PAYROLL_COUNTS: 'reports.payrollCounts', PAYROLL_REASONS: 'reports.payrollReasons' }

const KINDS: ReportView['kind'][] = ['FIGURES', 'DAYS', 'PAYROLL', 'CARDS']

/** The library, by question; the report, its parameters and what is charted are in the address. */
export default function Reports() {
  const { t } = useTranslation()
  const { can } = useSession()
  const { read } = useFilters()
  const library = useQuery({ queryKey: ['reports'], queryFn: api.reports, staleTime: Infinity })
  return (
    <>
      <PageHead title={t('reports.title')} hint={t('reports.hint')}>
        <Views screen="reports" />
        <Button className="no-print" onClick={() => window.print()} icon={<Icon name="print" size={16} />}>{t('manners.print')}</Button>
      </PageHead>
      <ReportTabs />
      <Loaded query={library} rows={10}>
        {(all) => {
          const open = all.filter((one) => one.kind !== 'CARDS' || can('credential.read'))
          const report = open.find((one) => one.report === read('report')) ?? open.find((one) => one.kind === 'FIGURES') ?? open[0]
          return report ? <Library library={open} report={report} key={report.report} /> : null
        }}
      </Loaded>
    </>
  )
}

function Library({ library, report }: { library: ReportView[]; report: ReportView }) {
  const { t, i18n } = useTranslation()
  const [, setParams] = useSearchParams()
  const { read, put } = useFilters()
  const chosen = useChosen()
  const divided = useDivision(report, chosen)
  const daily = report.kind === 'PAYROLL' && read('by') === 'DATE'
  const by = report.kind === 'FIGURES' ? divided : daily ? (['DATE'] as const) : []
  /** Period and people stay; what belongs to one report does not. */
  const open = (name: string) =>
    setParams((old) => {
      const next = new URLSearchParams(old)
      for (const own of ['by', 'then', 'show', 'sort']) next.delete(own)
      next.set('report', name)
      return next
    })
  const groups = KINDS.map((kind) => ({ kind, reports: library.filter((one) => one.kind === kind) })).filter((group) => group.reports.length > 0)
  return (
    <div className="columns reports">
      <Panel title={t('reports.library')} className="no-print report-library" flush>
        {groups.map((group) => (
          <section key={group.kind} aria-label={t(`reports.kind.${group.kind}`)}>
            <h3 className="report-kind">{t(`reports.kind.${group.kind}`)}</h3>
            <ul>
              {group.reports.map((one) => (
                <li key={one.report}>
                  <button type="button" className="report-line" aria-pressed={one === report} onClick={() => open(one.report)}>
                    <span className="two-lines"><strong>{nameOf(one.name, i18n.language)}</strong><span>{nameOf(one.question, i18n.language)}</span></span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </Panel>
      <Select
        className="report-choice no-print"
        aria-label={t('reports.library')}
        value={report.report}
        onChange={open}
        options={groups.map((group) => ({ label: t(`reports.kind.${group.kind}`), options: group.reports.map((one) => ({ value: one.report, label: nameOf(one.name, i18n.language) })) }))}
      />
      <div className="report">
        <header className="report-head">
          <h2>{nameOf(report.name, i18n.language)}</h2>
          <p className="soft">{nameOf(report.question, i18n.language)}</p>
          <p className="print-only">{chosen.from} – {chosen.until}</p>
        </header>
        <Parameters chosen={chosen} />
        {report.kind !== 'CARDS' && <Reported until={chosen.until} siteId={chosen.siteId} />}
        {report.kind === 'FIGURES' && <FigureReport report={report} chosen={chosen} />}
        {report.kind === 'PAYROLL' && (
          <Panel label={t('reports.kind.PAYROLL')}>
            <p>{t(PAYROLL_WORDS[report.report] ?? 'reports.payroll')}</p>
            <Checkbox checked={daily} onChange={(event) => put('by', event.target.checked ? 'DATE' : undefined)}>{t('reports.perDate')}</Checkbox>
          </Panel>
        )}
        {report.kind !== 'FIGURES' && report.figures.length > 0 && <Meanings report={report} />}
        <Files report={report} library={library} chosen={chosen} by={[...by]} />
      </div>
    </div>
  )
}
