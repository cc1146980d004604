import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox, Drawer, Dropdown, Form, Input, type MenuProps, Select } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { api } from '../api/calls'
import { submitOnCtrlEnter } from '../app/keys'
import { useSession } from '../app/Session'
import { nameOf } from './format'
import { ErrorNote } from './State'
import { filtersOf, withFilters } from './views'

/** The saved views of a list whose filters are in the address. A screen that is opened without any shows the chosen one. */
export function Views({ screen }: { screen: string }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [params, setParams] = useSearchParams()
  const [saving, setSaving] = useState(false)
  const query = useQuery({ queryKey: ['saved-views', screen], queryFn: () => api.savedViews(screen), staleTime: 60_000 })
  const done = () => queries.invalidateQueries({ queryKey: ['saved-views', screen] })
  const choose = useMutation({ mutationFn: (id?: string) => api.chooseView(screen, id), onSettled: done })
  const forget = useMutation({ mutationFn: ({ id, version }: { id: string; version: number }) => api.forgetView(id, version), onSettled: done })
  const filters = filtersOf(params)
  const views = query.data ?? []
  const current = views.find((view) => filtersOf(new URLSearchParams(view.filters)) === filters)
  const show = (next: string) => setParams((old) => withFilters(old, next), { replace: true })

  const opened = useRef(filters !== '')
  useEffect(() => {
    if (opened.current || !query.data) return
    opened.current = true
    const chosen = query.data.find((view) => view.chosen)
    if (chosen) setParams((old) => withFilters(old, chosen.filters), { replace: true })
  }, [query.data, setParams])

  const items: MenuProps['items'] = [
    ...views.map((view) => ({ key: view.id, label: view.own ? view.name : t('views.shared', { name: view.name }), onClick: () => show(view.filters) })),
    { key: 'all', label: t('views.all'), onClick: () => show('') },
    { type: 'divider' as const },
    { key: 'save', label: t('views.save'), onClick: () => setSaving(true) },
    ...(current ? [{ key: 'choose', label: t(current.chosen ? 'views.unchoose' : 'views.choose'), onClick: () => choose.mutate(current.chosen ? undefined : current.id) }] : []),
    ...(current?.own ? [{ key: 'forget', label: t('views.forget', { name: current.name }), onClick: () => forget.mutate(current) }] : []),
  ]
  const error = choose.error ?? forget.error
  return (
    <>
      <Dropdown menu={{ items }} trigger={['click']}>
        <Button className="no-print">{current?.name ?? t('views.title')} ▾</Button>
      </Dropdown>
      {error && <ErrorNote error={error} />}
      {saving && <Save screen={screen} filters={filters} close={() => setSaving(false)} done={done} />}
    </>
  )
}

interface Wanted {
  name: string
  roles?: string[]
  chosen: boolean
}

function Save({ screen, filters, close, done }: { screen: string; filters: string; close: () => void; done: () => Promise<void> }) {
  const { t, i18n } = useTranslation()
  const { can } = useSession()
  const shares = can('organisation.write') && can('account.read')
  const roles = useQuery({ queryKey: ['roles'], queryFn: api.roles, enabled: shares })
  const save = useMutation({
    mutationFn: async ({ name, roles: shown = [], chosen }: Wanted) => {
      const saved = await api.saveView({ screen, name, filters, roles: shown })
      if (chosen) await api.chooseView(screen, saved.id)
    },
    onSuccess: () => { close(); return done() },
  })
  return (
    <Drawer open onClose={close} mask={false} size={420} title={t('views.save')}>
      <Form layout="vertical" requiredMark={false} initialValues={{ chosen: false }} onKeyDown={submitOnCtrlEnter} onFinish={(wanted: Wanted) => save.mutate(wanted)}>
        <Form.Item name="name" label={t('views.name')} rules={[{ required: true, message: t('fields.missing') }]}><Input autoFocus maxLength={80} /></Form.Item>
        {shares && (
          <Form.Item name="roles" label={t('views.roles')} extra={t('views.rolesWhy')}>
            <Select mode="multiple" options={(roles.data ?? []).map((role) => ({ value: role.id, label: nameOf(role.name, i18n.language) }))} />
          </Form.Item>
        )}
        <Form.Item name="chosen" valuePropName="checked"><Checkbox>{t('views.choose')}</Checkbox></Form.Item>
        {save.error && <ErrorNote error={save.error} />}
        <Button type="primary" htmlType="submit" loading={save.isPending}>{t('outgoing.save')}</Button>
      </Form>
    </Drawer>
  )
}
