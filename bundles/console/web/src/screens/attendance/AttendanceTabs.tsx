import { useTranslation } from 'react-i18next'
import { NavLink } from 'react-router'
import { useSession } from '../../app/Session'
import { PageTabs } from '../../parts/PageTabs'
import { usePending } from '../requests/pending'

/** The month, what people ask for, and closing it, side by side. */
export function AttendanceTabs() {
  const { t } = useTranslation()
  const { can } = useSession()
  const { mine } = usePending()
  return (
    <PageTabs label={t('areas.attendance')}>
      <NavLink to="/attendance" end>{t('month.title')}</NavLink>
      {can('request.read') && <NavLink to="/attendance/requests">{t('request.title')}{mine.length > 0 ? ` ${mine.length}` : ''}</NavLink>}
      {can('request.enter') && <NavLink to="/attendance/device-faults">{t('fault.tab')}</NavLink>}
      <NavLink to="/attendance/periods">{t('closing.title')}</NavLink>
      <NavLink to="/attendance/cycles">{t('workCycle.title')}</NavLink>
      <NavLink to="/attendance/leave">{t('leave.account')}</NavLink>
      {can('snapshot.review') && <NavLink to="/attendance/pictures">{t('picture.tab')}</NavLink>}
      {(can('phone.review') || can('phone.configure')) && <NavLink to="/attendance/phones">{t('phone.tab')}</NavLink>}
      <NavLink to="/attendance/overrides">{t('override.lists')}</NavLink>
    </PageTabs>
  )
}
