import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ReportDraft } from '../../api/types'
import { useSession } from '../../app/Session'
import { languageOf } from '../../i18n'
import { Icon } from '../../parts/Icon'
import { makeReport } from '../../parts/reportRun'
import { SendReport } from '../../parts/SendList'
import { ErrorNote } from '../../parts/State'

const FORMATS: ReportDraft['format'][] = ['XLSX', 'PDF', 'CSV']

/** A report of cards over a period as a file, made by the server (C022). */
export function ReportFiles({ report, from, until, filter }: Pick<ReportDraft, 'report' | 'from' | 'until' | 'filter'>) {
  const { t, i18n } = useTranslation()
  const { can } = useSession()
  const make = useMutation({
    mutationFn: (format: ReportDraft['format']) => makeReport({ report, from, until, filter, format, language: languageOf(i18n.language) === 'en' ? 'EN' : 'ZH' }),
  })
  if (!can('report.run')) return null
  return (
    <>
      <span className="row tight no-print">
        <span className="soft">{t(`reports.${report}`)}</span>
        {FORMATS.map((format) => (
          <Button key={format} loading={make.isPending && make.variables === format} disabled={make.isPending} onClick={() => make.mutate(format)} icon={<Icon name="download" size={16} />}>
            {format === 'XLSX' ? 'Excel' : format}
          </Button>
        ))}
        <SendReport report={{ name: t(`reports.${report}`), report }} />
      </span>
      {make.error !== null && <ErrorNote error={make.error} />}
    </>
  )
}
