import { useTranslation } from 'react-i18next'
import { useSession } from '../../app/Session'
import { AreaTabs } from '../../parts/AreaTabs'

/** The terminals, what should be at them, what came from them, and what speaks to them, side by side. */
export function TerminalPages() {
  const { t } = useTranslation()
  const { can } = useSession()
  const pages = [
    { to: '/terminals', label: t('terminal.title') },
    { to: '/terminals/lists', label: t('list.page') },
    can('credential.read') && { to: '/terminals/access-levels', label: t('level.title') },
    can('punch.read') && { to: '/terminals/quarantine', label: t('terminal.quarantine') },
    can('punch.read') && { to: '/terminals/refused', label: t('refused.button') },
    { to: '/terminals/messages', label: t('display.title') },
    { to: '/terminals/maintenance', label: t('maintenance.dueButton') },
    { to: '/terminals/gateways', label: t('gateway.page') },
    can('terminal.write') && { to: '/terminals/expected', label: t('expected.title') },
    can('driver.read') && { to: '/terminals/drivers', label: t('terminal.drivers') },
  ]
  return <AreaTabs label={t('areas.terminals')} tabs={pages.filter((page) => page !== false)} />
}
