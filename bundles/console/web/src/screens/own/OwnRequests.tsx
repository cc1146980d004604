import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { api } from '../../api/calls'
import { useSession } from '../../app/Session'
import { Icon } from '../../parts/Icon'
import { Empty, Loaded } from '../../parts/State'
import { KINDS } from '../requests/asking'
import { CARD_REPLACEMENT } from '../requests/cardAsking'
import { RequestLine, useWaiting } from '../requests/RequestLine'
import { OwnBalances } from './OwnBalances'
import './Own.css'

const PAGE = 30

/** What one asked for: the newest first, each with where it stands. */
export default function OwnRequests() {
  const { t } = useTranslation()
  const { session, can } = useSession()
  const navigate = useNavigate()
  const waiting = useWaiting()
  const id = session.account.employeeId ?? ''
  const query = useInfiniteQuery({
    queryKey: ['requests', 'own', id],
    queryFn: ({ pageParam }) => api.requests({ employeeId: id, limit: PAGE, after: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next || undefined,
    enabled: id !== '',
  })
  if (!id) return <Empty>{t('own.nobody')}</Empty>
  return (
    <div className="own">
      <h1 className="hidden-text">{t('areas.ownRequests')}</h1>
      {can('request.submit') && (
        <section className="own-card" aria-label={t('request.askFor')}>
          <h2 className="own-title">{t('request.askFor')}</h2>
          <div className="own-tiles">
            {KINDS.map((kind) => (
              <Button key={kind} size="large" onClick={() => void navigate(`/own/requests/new?kind=${kind}`)}>{t(`requestKind.${kind}`)}…</Button>
            ))}
            {can('credential.request') && <Button size="large" onClick={() => void navigate('/own/cards/new')}>{t(`requestKind.${CARD_REPLACEMENT}`)}…</Button>}
          </div>
        </section>
      )}
      <OwnBalances id={id} />
      <Loaded query={query} rows={5}>
        {(data) => {
          const requests = data.pages.flatMap((page) => page.items)
          if (requests.length === 0) return <Empty>{t('request.noneOwn')}</Empty>
          return (
            <section className="own-card" aria-label={t('areas.ownRequests')}>
              <ul className="own-list">
                {requests.map((request) => (
                  <li key={request.id}>
                    <Link to={`/own/requests/${request.id}`} className="own-item own-link">
                      <span className="grow">
                        <RequestLine request={request} />
                        <span className="small faint">{waiting(request)}</span>
                      </span>
                      <Icon name="next" size={16} />
                    </Link>
                  </li>
                ))}
              </ul>
              {query.hasNextPage && <Button block onClick={() => void query.fetchNextPage()}>{t('manners.more')}</Button>}
            </section>
          )
        }}
      </Loaded>
    </div>
  )
}
