import { useTranslation } from 'react-i18next'
import { AreaTabs } from '../../parts/AreaTabs'

export function ReportTabs() {
  const { t } = useTranslation()
  return <AreaTabs label={t('reports.title')} tabs={[{ to: '/reports', label: t('reports.library') }, { to: '/reports/subscriptions', label: t('subscription.title') }, { to: '/reports/parallel-run', label: t('parallel.title') }]} />
}
