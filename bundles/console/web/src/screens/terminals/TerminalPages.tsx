import { useTranslation } from 'react-i18next'
import { NavLink } from 'react-router'
import { useSession } from '../../app/Session'
import { PageTabs } from '../../parts/PageTabs'

/** The terminals, what should be at them, what came from them, and what speaks to them, side by side. */
export function TerminalPages() {
  const { t } = useTranslation()
  const { can } = useSession()
  return (
    <PageTabs label={t('areas.terminals')}>
      <NavLink to="/terminals" end>{t('terminal.title')}</NavLink>
      <NavLink to="/terminals/lists">{t('list.page')}</NavLink>
      {can('credential.read') && <NavLink to="/terminals/access-levels">{t('level.title')}</NavLink>}
      {can('punch.read') && <NavLink to="/terminals/quarantine">{t('terminal.quarantine')}</NavLink>}
      {can('punch.read') && <NavLink to="/terminals/refused">{t('refused.button')}</NavLink>}
      <NavLink to="/terminals/messages">{t('display.title')}</NavLink>
      <NavLink to="/terminals/maintenance">{t('maintenance.dueButton')}</NavLink>
      <NavLink to="/terminals/gateways">{t('gateway.page')}</NavLink>
      {can('terminal.write') && <NavLink to="/terminals/expected">{t('expected.title')}</NavLink>}
      {can('driver.read') && <NavLink to="/terminals/drivers">{t('terminal.drivers')}</NavLink>}
    </PageTabs>
  )
}
