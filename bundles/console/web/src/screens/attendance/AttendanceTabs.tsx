import { useTranslation } from 'react-i18next'
import { useSession } from '../../app/Session'
import { AreaTabs } from '../../parts/AreaTabs'
import { usePending } from '../requests/pending'

/** The month, what people ask for, and closing it, side by side. */
export function AttendanceTabs() {
  const { t } = useTranslation()
  const { can } = useSession()
  const { mine } = usePending()
  const pages = [
    { to: '/attendance', label: t('month.title') },
    can('request.read') && { to: '/attendance/requests', label: `${t('request.title')}${mine.length > 0 ? ` ${mine.length}` : ''}` },
    can('request.enter') && { to: '/attendance/device-faults', label: t('fault.tab') },
    { to: '/attendance/periods', label: t('closing.title') },
    { to: '/attendance/cycles', label: t('workCycle.title') },
    { to: '/attendance/leave', label: t('leave.account') },
    can('snapshot.review') && { to: '/attendance/pictures', label: t('picture.tab') },
    (can('phone.review') || can('phone.configure')) && { to: '/attendance/phones', label: t('phone.tab') },
    { to: '/attendance/overrides', label: t('override.lists') },
  ]
  return <AreaTabs label={t('areas.attendance')} tabs={pages.filter((page) => page !== false)} />
}
