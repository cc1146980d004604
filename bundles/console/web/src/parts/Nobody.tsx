import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useSession } from '../app/Session'
import { Empty } from './State'

/** Why a sheet has no rows: the company has nobody yet, and the first run goes on; or nobody matches. */
export function Nobody() {
  const { t } = useTranslation()
  const { session, can } = useSession()
  if (session.setup && !session.setup.steps.people) {
    return <Empty action={can('organisation.write') && <Link className="underlined" to="/set-up">{t('nobody.setUp')}</Link>}>{t('nobody.yet')}</Empty>
  }
  return <Empty action={can('employee.read') && <Link to="/people">{t('areas.people')}</Link>}>{t('month.nobody')}</Empty>
}
