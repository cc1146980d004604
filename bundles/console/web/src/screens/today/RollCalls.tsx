import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, Form, Modal, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { api } from '../../api/calls'
import { usePlace } from '../../app/Place'
import { useSession } from '../../app/Session'
import { nameOf, stamp } from '../../parts/format'
import { useSiteName } from '../../parts/names'
import { PageHead, Panel } from '../../parts/Panel'
import { Scroll } from '../../parts/Scroll'
import { SendList } from '../../parts/SendList'
import { Empty, ErrorNote, Loaded } from '../../parts/State'
import './RollCall.css'

/** The roll calls there are, and the button that begins one. */
export default function RollCalls() {
  const { t } = useTranslation()
  const { zone } = usePlace()
  const site = useSiteName()
  const query = useQuery({ queryKey: ['roll-calls'], queryFn: api.rollCalls })
  const [starting, setStarting] = useState(false)
  return (
    <>
      <PageHead title={t('rollCall.title')} hint={t('rollCall.hint')}>
        <SendList list="ROLL_CALLS" />
        <Button danger type="primary" onClick={() => setStarting(true)}>{t('rollCall.start')}</Button>
      </PageHead>
      <Panel label={t('rollCall.title')} flush>
        <Loaded query={query} rows={4}>
          {(calls) =>
            calls.length === 0 ? (
              <Empty>{t('rollCall.none')}</Empty>
            ) : (
              <Scroll label={t('rollCall.title')}>
                <table className="ch-list stacks">
                  <thead>
                    <tr>
                      <th>{t('rollCall.begun')}</th>
                      <th>{t('today.site')}</th>
                      <th>{t('rollCall.by')}</th>
                      <th className="num">{t('rollCall.found')}</th>
                      <th className="num">{t('rollCall.toFind')}</th>
                      <th>{t('rollCall.ended')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {calls.map(({ call, listed, found }) => (
                      <tr key={call.id}>
                        <td className="nowrap"><Link className="strong" to={`/today/roll-calls/${call.id}`}>{stamp(call.startedAt, zone)}</Link></td>
                        <td>{site(call.siteId)}</td>
                        <td>{call.startedBy}</td>
                        <td className="num" data-label={t('rollCall.found')}>{found}</td>
                        <td className={`num${found < listed ? ' tone-miss strong' : ''}`} data-label={t('rollCall.toFind')}>{listed - found}</td>
                        <td className="nowrap">{call.endedAt ? stamp(call.endedAt, zone) : <b className="tone-miss">{t('rollCall.running')}</b>}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </Scroll>
            )
          }
        </Loaded>
      </Panel>
      <Start open={starting} close={() => setStarting(false)} />
    </>
  )
}

function Start({ open, close }: { open: boolean; close: () => void }) {
  const { t, i18n } = useTranslation()
  const { can } = useSession()
  const { sites, site } = usePlace()
  const navigate = useNavigate()
  const [chosen, setChosen] = useState<string | undefined>()
  const [assembly, setAssembly] = useState<string[]>([])
  const siteId = chosen ?? site?.id ?? (sites.length === 1 ? sites[0]?.id : undefined)
  const terminals = useQuery({ queryKey: ['terminals'], queryFn: api.terminals, enabled: open && can('terminal.read') })
  const start = useMutation({
    mutationFn: (at: string) => api.startRollCall({ siteId: at, assemblyTerminals: assembly }),
    onSuccess: (made) => void navigate(`/today/roll-calls/${made.call.id}`),
  })
  return (
    <Modal
      open={open}
      onCancel={close}
      title={t('rollCall.start')}
      okText={t('rollCall.freeze')}
      okButtonProps={{ danger: true, disabled: !siteId, loading: start.isPending }}
      onOk={() => siteId && start.mutate(siteId)}
      destroyOnHidden
    >
      <p className="soft">{t('rollCall.startHint')}</p>
      <Form layout="vertical">
        <Form.Item label={t('today.site')} required>
          <Select
            aria-label={t('today.site')}
            value={siteId}
            onChange={(id) => { setChosen(id); setAssembly([]) }}
            options={sites.map((one) => ({ value: one.id, label: nameOf(one.name, i18n.language) }))}
          />
        </Form.Item>
        {can('terminal.read') && (
          <Form.Item label={t('rollCall.assembly')} extra={t('rollCall.assemblyHint')}>
            <Select
              mode="multiple"
              aria-label={t('rollCall.assembly')}
              value={assembly}
              onChange={setAssembly}
              optionFilterProp="label"
              options={(terminals.data ?? []).filter((one) => one.siteId === siteId).map((one) => ({ value: one.id, label: nameOf(one.name, i18n.language) }))}
            />
          </Form.Item>
        )}
      </Form>
      {start.error && <ErrorNote error={start.error} />}
    </Modal>
  )
}
