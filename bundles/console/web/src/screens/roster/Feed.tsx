import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import { usePlace } from '../../app/Place'
import { Pick } from '../../parts/Fields'
import { stamp } from '../../parts/format'
import { ErrorNote, Note } from '../../parts/State'

/** A secret address under which a calendar reads a roster: made, shown once, renewed, ended. Without a department one's own. */
export function Feed({ departmentId }: { departmentId?: string }) {
  const { t } = useTranslation()
  const { zone } = usePlace()
  const queries = useQueryClient()
  const [address, setAddress] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const query = useQuery({ queryKey: ['roster', 'feeds'], queryFn: api.rosterFeeds })
  const feed = query.data?.find((one) => (one.departmentId ?? undefined) === departmentId)
  const act = async (run: () => Promise<string>) => {
    setBusy(true)
    setError(null)
    try {
      setAddress(await run())
      await queries.invalidateQueries({ queryKey: ['roster', 'feeds'] })
    } catch (problem) {
      setError(problem)
    }
    setBusy(false)
  }
  const renew = async () => location.origin + (await api.renewRosterFeed({ departmentId })).path
  const end = async () => {
    await api.endRosterFeed({ departmentId })
    return ''
  }
  return (
    <div className="stack">
      <p className="soft small">{t('feed.hint')}</p>
      {error !== null && <ErrorNote error={error} />}
      {address !== '' && (
        <Note tone="late">
          <label className="stack">
            <span>{t('feed.once')}</span>
            <Input readOnly value={address} onFocus={(event) => event.target.select()} />
          </label>
          <p className="row"><a href={address.replace(/^https?:/, 'webcal:')}>{t('feed.subscribe')}</a> <button type="button" className="link-button" onClick={() => void navigator.clipboard.writeText(address)}>{t('feed.copy')}</button></p>
        </Note>
      )}
      {feed && <p className="small">{t('feed.since', { time: stamp(feed.madeAt, zone) })} {feed.readAt ? t('feed.read', { time: stamp(feed.readAt, zone) }) : t('feed.unread')}</p>}
      <p className="row">
        <Button size="large" loading={busy} disabled={query.isPending} onClick={() => void act(renew)}>{t(feed ? 'feed.renew' : 'feed.make')}</Button>
        {feed && <Button size="large" danger disabled={busy} onClick={() => void act(end)}>{t('feed.end')}</Button>}
      </p>
    </div>
  )
}

/** The calendar of a team, for whoever may see it. */
export function TeamFeed({ close }: { close: () => void }) {
  const { t } = useTranslation()
  const departments = useQuery({ queryKey: ['departments'], queryFn: api.departments })
  const [department, setDepartment] = useState<string | undefined>(undefined)
  return (
    <Modal open onCancel={close} footer={null} title={t('feed.team')}>
      <div className="stack">
        <Pick className="full" things={departments.data} value={department} placeholder={t('people.department')} label={t('people.department')} onChange={setDepartment} />
        {department && <Feed key={department} departmentId={department} />}
      </div>
    </Modal>
  )
}
