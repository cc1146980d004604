import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Drawer, Form, Input, Popconfirm, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { Gateway, NewGateway } from '../../api/types'
import { usePlace } from '../../app/Place'
import { useSession } from '../../app/Session'
import { matches, namedOptions } from '../../parts/Fields'
import { stamp } from '../../parts/format'
import { PageHead, Panel } from '../../parts/Panel'
import { Scroll } from '../../parts/Scroll'
import { SendList } from '../../parts/SendList'
import { Empty, ErrorNote, Loaded, Note } from '../../parts/State'
import { useNow } from '../../parts/useNow'
import { secondsOf } from './ClockGraph'
import { TerminalPages } from './TerminalPages'
import { clockText } from './clockText'
import './Terminals.css'

/** Without a call for so long nobody knows how a gateway is. */
const SILENT_MS = 120_000

/** Branches' own suites: how each stands, what waits there, and which terminals it serves. */
export default function Gateways() {
  const { t } = useTranslation()
  const { can } = useSession()
  const query = useQuery({ queryKey: ['gateways'], queryFn: api.gateways })
  const [open, setOpen] = useState<string | null>(null)
  const [fresh, setFresh] = useState<NewGateway | null>(null)
  const chosen = query.data?.find((gateway) => gateway.id === open)
  return (
    <>
      <TerminalPages />
      <PageHead title={t('gateway.page')} hint={t('gateway.hint')}>
        <SendList list="GATEWAYS" />
        {can('terminal.write') && <Button type="primary" onClick={() => setOpen('new')}>{t('gateway.invite')}</Button>}
      </PageHead>
      <div className="stack">
        {fresh && <Code fresh={fresh} />}
        <Panel label={t('gateway.page')} flush>
          <Loaded query={query} rows={4}>
            {(gateways) => (gateways.length === 0 ? <Empty>{t('gateway.none')}</Empty> : <List gateways={gateways} choose={setOpen} />)}
          </Loaded>
        </Panel>
      </div>
      <Drawer open={open !== null} onClose={() => setOpen(null)} mask={false} size={460} destroyOnHidden title={chosen?.name ?? t('gateway.invite')}>
        {open === 'new' && <Invitation done={(made) => { setFresh(made); setOpen(null) }} />}
        {chosen && <Details key={`${chosen.id}${chosen.version}`} gateway={chosen} again={(made) => { setFresh(made); setOpen(null) }} done={() => setOpen(null)} />}
      </Drawer>
    </>
  )
}

function List({ gateways, choose }: { gateways: Gateway[]; choose: (id: string) => void }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const { zone } = usePlace()
  return (
    <Scroll label={t('gateway.page')}>
      <table className="ch-list stacks">
        <thead>
          <tr>
            <th>{t('fields.name')}</th>
            <th>{t('gateway.state')}</th>
            <th>{t('gateway.heard')}</th>
            <th className="num">{t('gateway.waiting')}</th>
            <th className="num">{t('gateway.clock')}</th>
            <th>{t('gateway.orders')}</th>
            <th className="num">{t('gateway.terminals')}</th>
            <th><span className="hidden-text">{t('work.act')}</span></th>
          </tr>
        </thead>
        <tbody>
          {gateways.map((gateway) => (
            <tr key={gateway.id}>
              <td className="strong">{gateway.name} <span className="small faint">{gateway.software}</span></td>
              <td><Standing gateway={gateway} /></td>
              <td className="nowrap" data-label={t('gateway.heard')}>{gateway.heardAt ? stamp(gateway.heardAt, zone) : '–'}</td>
              <td className={`num${gateway.waiting ? ' tone-late strong' : ''}`} data-label={t('gateway.waiting')}>
                {gateway.waiting ?? '–'} {gateway.waitingSince && <span className="small faint">{t('gateway.since', { time: stamp(gateway.waitingSince, zone) })}</span>}
              </td>
              <td className="num" data-label={t('gateway.clock')}>{gateway.clockError ? clockText(secondsOf(gateway.clockError)) : '–'}</td>
              <td data-label={t('gateway.orders')}>{!gateway.held ? '–' : gateway.held === gateway.wanted ? <span className="online">{t('list.current')}</span> : <span className="tone-late">{t('list.different')}</span>} <span className="small faint">{gateway.held}</span></td>
              <td className="num" data-label={t('gateway.terminals')}>{gateway.terminalIds.length}</td>
              <td className="num">{can('terminal.write') && gateway.state !== 'REVOKED' && <button type="button" className="link-button" onClick={() => choose(gateway.id)}>{t('gateway.change')}…</button>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

function Standing({ gateway }: { gateway: Gateway }) {
  const { t } = useTranslation()
  const now = useNow()
  if (gateway.state !== 'ENROLLED') return <span className="faint">{t(`gateway.is.${gateway.state}`)}</span>
  const silent = !gateway.heardAt || now - Date.parse(gateway.heardAt) > SILENT_MS
  return silent ? <span className="tone-miss strong">{t('gateway.is.SILENT')}</span> : <span className="online">{t('gateway.is.ENROLLED')}</span>
}

/** Shown once: it is kept nowhere in this form. */
function Code({ fresh }: { fresh: NewGateway }) {
  const { t } = useTranslation()
  const { zone } = usePlace()
  return (
    <Note tone="late">
      {t('gateway.code', { name: fresh.gateway.name, until: stamp(fresh.until, zone) })}
      <pre className="gateway-code">{`head = ${location.origin}#…\ncode = ${fresh.code}`}</pre>
      <span className="small">{t('gateway.codeHint')}</span>
    </Note>
  )
}

function useRun() {
  const queries = useQueryClient()
  const [error, setError] = useState<unknown>(null)
  const run = async <R,>(work: () => Promise<R>, then: (result: R) => void) => {
    setError(null)
    try {
      const result = await work()
      await queries.invalidateQueries({ queryKey: ['gateways'] })
      then(result)
    } catch (why) {
      setError(why)
    }
  }
  return { error, run }
}

function Invitation({ done }: { done: (made: NewGateway) => void }) {
  const { t } = useTranslation()
  const { error, run } = useRun()
  return (
    <Form<{ name: string }> layout="vertical" requiredMark={false} onFinish={({ name }) => void run(() => api.inviteGateway(name), done)}>
      {error !== null && <div className="form-error"><ErrorNote error={error} /></div>}
      <Form.Item name="name" label={t('fields.name')} extra={t('gateway.nameHint')} rules={[{ required: true, message: t('problem.gateway-name') }]}><Input autoFocus maxLength={100} /></Form.Item>
      <Button type="primary" htmlType="submit">{t('gateway.invite')}</Button>
    </Form>
  )
}

function Details({ gateway, again, done }: { gateway: Gateway; again: (made: NewGateway) => void; done: () => void }) {
  const { t, i18n } = useTranslation()
  const { error, run } = useRun()
  const terminals = useQuery({ queryKey: ['terminals'], queryFn: api.terminals })
  const [chosen, setChosen] = useState(gateway.terminalIds)
  return (
    <Form layout="vertical" onFinish={() => void run(() => api.setGatewayTerminals(gateway.id, chosen, gateway.version), done)}>
      {error !== null && <div className="form-error"><ErrorNote error={error} /></div>}
      <Form.Item label={t('gateway.terminals')} htmlFor="gateway-terminals" extra={t('gateway.terminalsHint')}>
        <Select id="gateway-terminals" mode="multiple" value={chosen} onChange={setChosen} showSearch={{ filterOption: matches }} options={namedOptions(terminals.data ?? [], i18n.language)} />
      </Form.Item>
      <div className="row">
        <Button type="primary" htmlType="submit">{t('gateway.save')}</Button>
        <Popconfirm title={t('gateway.againAsk', { name: gateway.name })} okText={t('gateway.again')} cancelText={t('manners.keep')} onConfirm={() => run(() => api.inviteGatewayAgain(gateway.id, gateway.version), again)}>
          <Button>{t('gateway.again')}…</Button>
        </Popconfirm>
        <Popconfirm title={t('gateway.revokeAsk', { name: gateway.name })} okText={t('gateway.revoke')} cancelText={t('manners.keep')} onConfirm={() => run(() => api.revokeGateway(gateway.id, gateway.version), done)}>
          <Button danger>{t('gateway.revoke')}…</Button>
        </Popconfirm>
      </div>
    </Form>
  )
}
