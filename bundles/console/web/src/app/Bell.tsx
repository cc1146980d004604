import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api } from '../api/calls'
import { Icon } from '../parts/Icon'
import { ago, nameOf } from '../parts/format'
import { Empty, ErrorNote, Loaded } from '../parts/State'
import { MailAddress } from './MailAddress'
import { useSession } from './Session'

/** What one was told and has not read, and the terminals that need attention. */
export function Bell() {
  const { t } = useTranslation()
  const { can } = useSession()
  const [open, setOpen] = useState(false)
  const alarms = useQuery({ queryKey: ['alarms'], queryFn: api.alarms, enabled: can('terminal.read'), refetchInterval: 60_000 })
  const unread = useQuery({ queryKey: ['notices', 'unread'], queryFn: api.unreadNotices, refetchInterval: 60_000 })
  const waiting = alarms.data?.length ?? 0
  const count = (unread.data?.count ?? 0) + waiting
  return (
    <>
      <button type="button" className="icon-button" onClick={() => setOpen(true)} aria-label={t('shell.notices', { count })}>
        <Icon name="bell" />
        {count > 0 && <span className="dot-count">{count > 99 ? '99+' : count}</span>}
      </button>
      <Drawer open={open} onClose={() => setOpen(false)} size={420} title={t('notice.title')} mask={false}>
        {waiting > 0 && <p><Link to="/terminals?show=problems" onClick={() => setOpen(false)}>{t('shell.alarms', { count: waiting })}</Link></p>}
        {open && <NoticeList close={() => setOpen(false)} />}
        {open && <MailAddress />}
      </Drawer>
    </>
  )
}

function NoticeList({ close }: { close: () => void }) {
  const { t, i18n } = useTranslation()
  const queries = useQueryClient()
  const query = useInfiniteQuery({
    queryKey: ['notices'],
    queryFn: ({ pageParam }) => api.notices(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next || undefined,
  })
  const read = useMutation({ mutationFn: (id?: string) => api.readNotices(id), onSettled: () => queries.invalidateQueries({ queryKey: ['notices'] }) })
  return (
    <Loaded query={query} rows={6}>
      {({ pages }) => {
        const notices = pages.flatMap((page) => page.items)
        if (notices.length === 0) return <Empty>{t('notice.none')}</Empty>
        return (
          <>
            {read.error && <ErrorNote error={read.error} />}
            {notices.some((one) => !one.read) && <Button onClick={() => read.mutate(undefined)} loading={read.isPending}>{t('notice.readAll')}</Button>}
            <ul className="notice-list">
              {notices.map((one) => (
                <li key={one.id} className={one.read ? 'soft' : 'strong'}>
                  <Link to={`/${one.link}`} onClick={() => { if (!one.read) read.mutate(one.id); close() }}>{nameOf(one.text, i18n.language)}</Link>
                  <span className="small faint nowrap">{ago(one.madeAt, i18n.language)}</span>
                </li>
              ))}
            </ul>
            {query.hasNextPage && <Button onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>{t('notice.more')}</Button>}
          </>
        )
      }}
    </Loaded>
  )
}
