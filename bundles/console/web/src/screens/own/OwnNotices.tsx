import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { ShownNotice } from '../../api/types'
import { usePlace } from '../../app/Place'
import { useSession } from '../../app/Session'
import { nameOf, stamp } from '../../parts/format'
import { Empty, ErrorNote, Loaded } from '../../parts/State'
import { useSend } from '../cards/useSend'
import './Own.css'

export function useOwnNotices() {
  const { session, can } = useSession()
  const id = session.account.employeeId ?? ''
  return useQuery({ queryKey: ['notices', 'own', id], queryFn: () => api.noticesOf(id), enabled: id !== '' && can('credential.read') })
}

/** Whether this edition is still to be confirmed. */
export function isToConfirm({ notice, confirmedAt }: ShownNotice): boolean {
  return notice.confirm && !confirmedAt
}

/** What one is to read, what is to be confirmed first (C067, C069). */
export default function OwnNotices() {
  const { t } = useTranslation()
  const query = useOwnNotices()
  return (
    <div className="own">
      <h1 className="hidden-text">{t('own.notices')}</h1>
      <Loaded query={query} rows={5}>
        {(shown) =>
          shown.length === 0 ? <Empty>{t('own.noNotices')}</Empty> : [...shown].sort((a, b) => Number(isToConfirm(b)) - Number(isToConfirm(a))).map((one) => <Notice key={one.notice.id} shown={one} />)
        }
      </Loaded>
    </div>
  )
}

function Notice({ shown }: { shown: ShownNotice }) {
  const { t, i18n } = useTranslation()
  const { session } = useSession()
  const { zone } = usePlace()
  const { busy, error, send } = useSend('notices')
  const { notice, confirmedAt } = shown
  const title = nameOf(notice.title, i18n.language)
  return (
    <article className={`own-card${isToConfirm(shown) ? ' chosen' : ''}`} aria-label={title}>
      <h2 className="own-title">{title}</h2>
      <p className="faint small">{t(`noticeKind.${notice.kind}`)} · {stamp(notice.published, zone)}</p>
      <p className="terms">{nameOf(notice.text, i18n.language)}</p>
      {error !== null && <ErrorNote error={error} />}
      {confirmedAt && <p className="soft">{t('own.confirmed', { time: stamp(confirmedAt, zone) })}</p>}
      {isToConfirm(shown) && (
        <Button type="primary" size="large" block loading={busy} onClick={() => void send(() => api.confirmNotice(notice.id, session.account.employeeId ?? '', notice.edition))}>{t(`own.confirm_${notice.kind}`)}</Button>
      )}
    </article>
  )
}
