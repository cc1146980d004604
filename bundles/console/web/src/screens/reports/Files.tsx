import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Dimension, ReportDraft, ReportRun, ReportView } from '../../api/types'
import { languageOf } from '../../i18n'
import { download } from '../../parts/download'
import { clock, nameOf } from '../../parts/format'
import { Icon } from '../../parts/Icon'
import { Panel } from '../../parts/Panel'
import { Subscribe } from '../../parts/Subscribe'
import { makeReport } from '../../parts/reportRun'
import { Stamp } from '../../parts/Stamp'
import { Empty, ErrorNote } from '../../parts/State'
import type { Chosen } from './Parameters'

const FORMATS: ReportDraft['format'][] = ['XLSX', 'PDF', 'CSV', 'JSON']

/** The same report as a file, made by the server while one goes on, and the files of this sitting. */
export function Files({ report, library, chosen, by }: { report: ReportView; library: ReportView[]; chosen: Chosen; by: Dimension[] }) {
  const { t, i18n } = useTranslation()
  const [wished, setWished] = useState<ReportDraft['language']>()
  const language = wished ?? (languageOf(i18n.language) === 'en' ? 'EN' : 'ZH')
  const [runs, setRuns] = useState<ReportRun[]>([])
  const [error, setError] = useState<unknown>(null)
  const [subscribing, setSubscribing] = useState(false)
  const { from, until, ...filter } = chosen

  /** A new run comes first; one that has gone on takes the place of what it was. */
  const show = (run: ReportRun) => setRuns((old) => (old.some((one) => one.id === run.id) ? old.map((one) => (one.id === run.id ? run : one)) : [run, ...old]))
  const make = (format: ReportDraft['format']) => {
    setError(null)
    makeReport({ report: report.report, from, until, filter, by: by.length > 0 ? by : undefined, format, language }, show).catch(setError)
  }
  return (
    <Panel title={t('reports.files')} className="no-print" flush>
      <div className="toolbar">
        {FORMATS.map((format) => <Button key={format} onClick={() => make(format)} icon={<Icon name="download" size={16} />}>{format === 'XLSX' ? 'Excel' : format}</Button>)}
        <Segmented aria-label={t('reports.language')} value={language} onChange={setWished} options={[{ value: 'ZH' as const, label: '中文' }, { value: 'EN' as const, label: 'English' }]} />
        <Button onClick={() => setSubscribing(true)} icon={<Icon name="bell" size={16} />}>{t('subscription.add')}</Button>
        <span className="grow" />
        <span className="small faint">{t('reports.api')} <span className="code">{report.kind === 'FIGURES' ? 'GET /api/v1/figures, POST /api/v1/report-runs' : 'POST /api/v1/report-runs'}</span></span>
      </div>
      {subscribing && <Subscribe wanted={{ name: nameOf(report.name, i18n.language), report: report.report, ...filter, by: by.length > 0 ? by : undefined, language }} close={() => setSubscribing(false)} />}
      {error !== null && <ErrorNote error={error} />}
      {runs.length === 0 ? (
        <Empty>{t('reports.noRuns')}</Empty>
      ) : (
        <table className="ch-list">
          <tbody>
            {runs.map((run) => (
              <tr key={run.id}>
                <td className="faint nowrap">{clock(run.startedAt)}</td>
                <td><div className="two-lines"><strong>{nameOf(library.find((one) => one.report === run.report)?.name, i18n.language)}</strong><span className="ellipsis">{run.fileName}</span></div></td>
                <td>
                  {run.state === 'DONE' ? (
                    <button type="button" className="link-button" onClick={() => void download(`/report-runs/${run.id}/content`, run.fileName).catch(setError)}>{t('reports.again')}</button>
                  ) : (
                    <Stamp code={run.state === 'FAILED' ? 'FAILED' : 'WAITING'}>{t(run.state === 'FAILED' ? 'reports.failed' : 'reports.running')}</Stamp>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  )
}
