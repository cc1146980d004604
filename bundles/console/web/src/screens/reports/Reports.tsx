import { useQuery } from '@tanstack/react-query'
import { Button, Form, Input, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { api } from '../../api/calls'
import type { ReportDraft, ReportRun } from '../../api/types'
import { submitOnCtrlEnter } from '../../app/keys'
import { usePlace } from '../../app/Place'
import { useSession } from '../../app/Session'
import { languageOf } from '../../i18n'
import { download } from '../../parts/download'
import { Pick } from '../../parts/Fields'
import { clock } from '../../parts/format'
import { Icon } from '../../parts/Icon'
import { PageHead, Panel } from '../../parts/Panel'
import { makeReport } from '../../parts/reportRun'
import { Stamp } from '../../parts/Stamp'
import { Empty, ErrorNote } from '../../parts/State'
import './Reports.css'

const REPORTS: ReportDraft['report'][] = ['MONTH_SHEET', 'DAILY_LIST']
/** Of cards, for those who may read them. */
const CARD_REPORTS: ReportDraft['report'][] = ['CARD_REPLACEMENTS', 'CARD_FEES', 'CARD_LOSSES']
const FORMATS: ReportDraft['format'][] = ['XLSX', 'PDF', 'CSV', 'JSON']

interface Fields {
  month: string
  from?: string
  until?: string
  siteId?: string
  departmentId?: string
  format: ReportDraft['format']
  language: NonNullable<ReportDraft['language']>
  problemsOnly?: boolean
}

/** The library, by question; a run goes on by itself and the file is fetched when it is done. */
export default function Reports() {
  const { t, i18n } = useTranslation()
  const { can } = useSession()
  const { date, sites, site } = usePlace()
  const [params] = useSearchParams()
  const departments = useQuery({ queryKey: ['departments'], queryFn: api.departments })
  const [report, setReport] = useState<ReportDraft['report']>('MONTH_SHEET')
  const [runs, setRuns] = useState<ReportRun[]>([])
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)

  /** A new run comes first; one that has gone on takes the place of what it was. */
  const show = (run: ReportRun) => setRuns((old) => (old.some((one) => one.id === run.id) ? old.map((one) => (one.id === run.id ? run : one)) : [run, ...old]))
  const submit = async ({ month, from, until, siteId, departmentId, format, language }: Fields) => {
    setBusy(true)
    setError(null)
    try {
      const period = report === 'MONTH_SHEET' ? { month } : { from: from ?? date, until: until || from || date }
      await makeReport({ report, ...period, filter: { siteId, departmentId }, format, language }, show)
    } catch (reason) {
      setError(reason)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <PageHead title={t('reports.title')} hint={t('reports.hint')} />
      <div className="columns reports">
        <Panel title={t('reports.library')} flush>
          <ul>
            {[...REPORTS, ...(can('credential.read') ? CARD_REPORTS : [])].map((one) => (
              <li key={one}>
                <button type="button" className="report-line" aria-pressed={one === report} onClick={() => setReport(one)}>
                  <Icon name="reports" />
                  <span className="two-lines"><strong>{t(`reports.${one}`)}</strong><span>{t(`reports.${one}Text`)}</span></span>
                </button>
              </li>
            ))}
          </ul>
        </Panel>
        <Panel title={t(`reports.${report}`)} hint={t(`reports.${report}Text`)}>
          {error !== null && <div className="form-error"><ErrorNote error={error} /></div>}
          <Form<Fields>
            layout="vertical"
            requiredMark={false}
            initialValues={{ month: params.get('month') ?? date.slice(0, 7), from: date, until: date, siteId: site?.id, format: 'XLSX', language: languageOf(i18n.language) === 'en' ? 'EN' : 'ZH' }}
            onFinish={(fields) => void submit(fields)}
            onKeyDown={submitOnCtrlEnter}
          >
            {report === 'MONTH_SHEET' ? (
              <Form.Item name="month" label={t('reports.month')} rules={[{ required: true, pattern: /^\d{4}-\d{2}$/, message: t('reports.monthHint') }]}><Input className="month-input" type="month" /></Form.Item>
            ) : (
              <div className="two-fields">
                <Form.Item name="from" label={t('reports.from')}><Input type="date" /></Form.Item>
                <Form.Item name="until" label={t('reports.until')}><Input type="date" /></Form.Item>
              </div>
            )}
            <div className="two-fields">
              <Form.Item name="siteId" label={t('people.site')}><Pick things={sites} allowClear placeholder={t('reports.allSites')} /></Form.Item>
              <Form.Item name="departmentId" label={t('people.department')}><Pick things={departments.data} allowClear placeholder={t('people.allDepartments')} /></Form.Item>
            </div>
            <div className="two-fields">
              <Form.Item name="format" label={t('reports.format')}><Segmented options={FORMATS.map((value) => ({ value, label: value === 'XLSX' ? 'Excel' : value }))} /></Form.Item>
              <Form.Item name="language" label={t('reports.language')}><Segmented options={[{ value: 'ZH', label: '中文' }, { value: 'EN', label: 'English' }]} /></Form.Item>
            </div>
            <Button type="primary" htmlType="submit" loading={busy} icon={<Icon name="download" size={16} />}>{t('reports.run')}</Button>
          </Form>
          <p className="small faint below">{t('reports.api')} <span className="code">POST /api/v1/report-runs</span></p>
        </Panel>
        <Panel title={t('reports.runs')} flush>
          {runs.length === 0 ? (
            <Empty>{t('reports.noRuns')}</Empty>
          ) : (
            <table className="ch-list">
              <tbody>
                {runs.map((run) => (
                  <tr key={run.id}>
                    <td className="faint nowrap">{clock(run.startedAt)}</td>
                    <td><div className="two-lines"><strong>{t(`reports.${run.report}`)}</strong><span className="ellipsis">{run.fileName}</span></div></td>
                    <td>
                      {run.state === 'DONE' ? (
                        <button type="button" className="link-button" onClick={() => void download(`/report-runs/${run.id}/content`, run.fileName).catch(setError)}>{t('reports.again')}</button>
                      ) : (
                        <Stamp code={run.state === 'FAILED' ? 'FAILED' : 'WAITING'}>{run.state === 'FAILED' ? (run.detail ?? t('reports.failed')) : t('reports.running')}</Stamp>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </Panel>
      </div>
    </>
  )
}
