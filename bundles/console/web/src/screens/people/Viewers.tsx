import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { Viewer } from '../../api/types'
import { nameOf } from '../../parts/format'
import { Scroll } from '../../parts/Scroll'
import { Empty, Loaded } from '../../parts/State'

/** Who holds which role for a person, and why it reaches them. */
export function Viewers({ id }: { id: string }) {
  const { t } = useTranslation()
  const query = useQuery({ queryKey: ['viewers', id], queryFn: () => api.viewers(id) })
  return (
    <div className="stack">
      <Loaded query={query} rows={5} what={t('viewers.title')}>
        {(viewers) => (viewers.length === 0 ? <Empty>{t('viewers.none')}</Empty> : <ViewerTable viewers={viewers} />)}
      </Loaded>
      <p className="small faint">{t('viewers.hint')}</p>
    </div>
  )
}

function ViewerTable({ viewers }: { viewers: Viewer[] }) {
  const { t, i18n } = useTranslation()
  const word = (permission: string) => t(`permission.${permission.replaceAll('.', '-')}`)
  return (
    <Scroll label={t('viewers.title')}>
      <table className="ch-list">
        <thead>
          <tr><th>{t('viewers.who')}</th><th>{t('account.role')}</th><th>{t('viewers.because')}</th><th>{t('viewers.may')}</th></tr>
        </thead>
        <tbody>
          {viewers.map((one, i) => (
            <tr key={i}>
              <td><b>{one.name}</b>{one.kind === 'API_KEY' && <span className="faint"> {t('viewers.key')}</span>}</td>
              <td>{nameOf(one.roleName, i18n.language) || one.role}</td>
              <td className="nowrap">{t(`viewers.reach.${one.reach}`)}</td>
              <td>
                <details>
                  <summary>{t('viewers.rights', { count: one.permissions.length })}</summary>
                  <span className="small soft">{one.permissions.map(word).join(' · ')}</span>
                </details>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}
