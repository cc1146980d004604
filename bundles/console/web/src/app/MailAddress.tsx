import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/calls'
import { ErrorNote } from '../parts/State'

/** Where one's notices go by mail, as far as the rules send any. */
export function MailAddress() {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const query = useQuery({ queryKey: ['notice-address'], queryFn: api.noticeAddress })
  const [next, setNext] = useState<string>()
  const save = useMutation({
    mutationFn: (address: string) => api.setNoticeAddress(address),
    onSuccess: () => { setNext(undefined); return queries.invalidateQueries({ queryKey: ['notice-address'] }) },
  })
  if (!query.data) return null
  const { address } = query.data
  return (
    <div className="mail-address">
      {next === undefined ? (
        <p className="small soft">{address ? t('notice.mailTo', { address }) : t('notice.noMail')} <button type="button" className="link-button" onClick={() => setNext(address)}>{t('account.change')}</button></p>
      ) : (
        <Space.Compact block>
          <Input type="email" autoFocus aria-label={t('notice.mailAddress')} placeholder={t('notice.mailAddress')} value={next} onChange={(event) => setNext(event.target.value)} onPressEnter={() => save.mutate(next)} />
          <Button type="primary" loading={save.isPending} onClick={() => save.mutate(next)}>{t('outgoing.save')}</Button>
        </Space.Compact>
      )}
      {save.error && <ErrorNote error={save.error} />}
    </div>
  )
}
