import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { Message } from '../../api/types'
import { usePlace } from '../../app/Place'
import { stamp } from '../../parts/format'
import { Panel } from '../../parts/Panel'
import { Scroll } from '../../parts/Scroll'
import { SendList } from '../../parts/SendList'
import { Stamp } from '../../parts/Stamp'
import { Empty, ErrorNote, Loaded } from '../../parts/State'

const STATES = ['GIVEN_UP', 'WAITING', 'SENT'] as const
const TONES = { GIVEN_UP: 'miss', WAITING: 'late', SENT: 'ok' } as const

/** What leaves the suite; what was given up first, because somebody has to do something about it. */
export function Messages() {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [state, setState] = useState<Message['state']>('GIVEN_UP')
  const query = useInfiniteQuery({
    queryKey: ['messages', state],
    queryFn: ({ pageParam }) => api.messages(state, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next || undefined,
    refetchInterval: 10_000,
  })
  const again = useMutation({ mutationFn: api.sendAgain, onSettled: () => queries.invalidateQueries({ queryKey: ['messages'] }) })
  return (
    <Panel title={t('outgoing.messages')} flush extra={<><Segmented value={state} onChange={setState} options={STATES.map((value) => ({ value, label: t(`outgoing.states.${value}`) }))} /><SendList list="MESSAGES" filters={{ state }} /></>}>
      {again.error && <ErrorNote error={again.error} />}
      <Loaded query={query} rows={4}>
        {({ pages }) => {
          const messages = pages.flatMap((page) => page.items)
          if (messages.length === 0) return <Empty>{t(`outgoing.none.${state}`)}</Empty>
          return (
            <>
              <Scroll label={t('outgoing.messages')}>
                <table className="ch-list stacks">
                  <thead><tr><th>{t('outgoing.madeAt')}</th><th>{t('outgoing.to')}</th><th>{t('outgoing.subject')}</th><th>{t('outgoing.state')}</th><th>{t('outgoing.failure')}</th><th><span className="hidden-text">{t('work.act')}</span></th></tr></thead>
                  <tbody>{messages.map((one) => <Line key={one.id} message={one} again={() => again.mutate(one.id)} busy={again.isPending} />)}</tbody>
                </table>
              </Scroll>
              {query.hasNextPage && <Button onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>{t('manners.more')}</Button>}
            </>
          )
        }}
      </Loaded>
    </Panel>
  )
}

function Line({ message, again, busy }: { message: Message; again: () => void; busy: boolean }) {
  const { t } = useTranslation()
  const { zone } = usePlace()
  const { state, attempts, nextAt } = message
  return (
    <tr>
      <td className="nowrap">{stamp(message.madeAt, zone)}</td>
      <td><span className="faint">{t(`outgoing.channels.${message.channel}`)}</span> {message.target}</td>
      <td>{message.subject}</td>
      <td className="nowrap"><Stamp code={state} tone={TONES[state]}>{t(`outgoing.states.${state}`)}</Stamp></td>
      <td>
        {message.failure && <NotSent failure={message.failure} />}
        {attempts > 0 && state === 'WAITING' && nextAt && <div className="small faint">{t('outgoing.next', { count: attempts, time: stamp(nextAt, zone) })}</div>}
      </td>
      <td className="num">{state === 'GIVEN_UP' && <button type="button" className="link-button" disabled={busy} onClick={again}>{t('outgoing.again')}</button>}</td>
    </tr>
  )
}

/** The layer in words, and what the other side said, as it said it. */
function NotSent({ failure }: { failure: string }) {
  const { t, i18n } = useTranslation()
  const [, layer = '', said = ''] = /^([A-Z_]+): (.*)$/s.exec(failure) ?? []
  const key = `outgoing.layer.${layer}`
  return i18n.exists(key) ? <>{t(key)} <span className="code" lang="en">{said}</span></> : <span className="code" lang="en">{failure}</span>
}
