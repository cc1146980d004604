import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { useSession } from '../../app/Session'
import { AreaTabs } from '../../parts/AreaTabs'
import { PageHead } from '../../parts/Panel'
import { Empty, Loading } from '../../parts/State'
import './Administration.css'

const AREAS = [
  { key: 'accounts', permission: 'account.read', View: lazy(() => import('./Accounts')) },
  { key: 'roles', permission: 'account.read', View: lazy(() => import('./Roles')) },
  { key: 'api-keys', permission: 'account.read', View: lazy(() => import('./ApiKeys')) },
  { key: 'organisation', permission: 'organisation.read', View: lazy(() => import('./Organisation')) },
  { key: 'rules', permission: 'shift.read', View: lazy(() => import('../rules/Rules')) },
  { key: 'allowances', permission: 'shift.read', View: lazy(() => import('../rules/Allowances')) },
  { key: 'notices', permission: 'notice.configure', View: lazy(() => import('./NoticeRules')) },
  { key: 'biometrics', permission: 'biometric.configure', View: lazy(() => import('./Biometrics')) },
  { key: 'pictures', permission: 'snapshot.configure', View: lazy(() => import('./Pictures')) },
  { key: 'messages', permission: 'channel.configure', View: lazy(() => import('./Outgoing')) },
  { key: 'audit', permission: 'audit.read', View: lazy(() => import('./Audit')) },
  { key: 'backup', permission: 'backup.run', View: lazy(() => import('./Backup')) },
]

export default function Administration() {
  const { t } = useTranslation()
  const { area } = useParams()
  const { can } = useSession()
  const areas = AREAS.filter((one) => can(one.permission))
  const chosen = areas.find((one) => one.key === area) ?? areas[0]
  if (!chosen) return <Empty>{t('admin.nothing')}</Empty>
  return (
    <>
      <PageHead title={t('admin.title')} hint={t(`admin.${chosen.key}Hint`)} />
      <AreaTabs label={t('admin.title')} tabs={areas.map((one) => ({ to: `/administration/${one.key}`, label: t(`admin.${one.key}`) }))} />
      <Suspense fallback={<Loading rows={6} />}>
        <chosen.View />
      </Suspense>
    </>
  )
}
