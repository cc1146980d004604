import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, DatePicker, Form, Input, Segmented } from 'antd'
import type { Dayjs } from 'dayjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api } from '../../api/calls'
import type { ExpectedPlaceDraft, LocalName } from '../../api/types'
import { usePlace } from '../../app/Place'
import { useSession } from '../../app/Session'
import { bothNames, LocalNameFields, Pick } from '../../parts/Fields'
import { FileDrop } from '../../parts/FileDrop'
import { nameOf, stamp } from '../../parts/format'
import { PageHead, Panel } from '../../parts/Panel'
import { Scroll } from '../../parts/Scroll'
import { SendList } from '../../parts/SendList'
import { Empty, ErrorNote, Loaded, Note } from '../../parts/State'
import { useUndo } from '../../parts/useUndo'
import { TerminalPages } from './TerminalPages'
import './SetUpTerminal.css'

const DAY = 'YYYY-MM-DD'
const SHEETS = '.xlsx,.csv,.txt,text/csv,text/plain,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Terminals that are let in beforehand: by serial number, or by a code that whoever hangs one up enters once. */
export default function Expected() {
  const { t } = useTranslation()
  const { can } = useSession()
  return (
    <>
      <TerminalPages />
      <PageHead title={t('expected.title')} hint={t('expected.hint')}>
        {can('terminal.write') && <Link to="/terminals/set-up">{t('setUpTerminal.title')}</Link>}
      </PageHead>
      <div className="stack">
        {can('terminal.claim') && <Panel title={t('expected.claim')} hint={t('expected.claimHint')}><Claim /></Panel>}
        {can('terminal.write') && (
          <>
            <div className="expected-ways">
              <Panel title={t('expected.serials')}><Serials /></Panel>
              <Panel title={t('expected.code')}><Code /></Panel>
            </div>
            <Panel title={t('expected.list')} flush extra={<SendList list="EXPECTED_TERMINALS" />}><Awaited /></Panel>
          </>
        )}
      </div>
    </>
  )
}

function Serials() {
  const { t } = useTranslation()
  const { sites, site } = usePlace()
  const queries = useQueryClient()
  const [chosen, setAt] = useState<string>()
  const at = chosen ?? site?.id ?? sites[0]?.id
  const [from, setFrom] = useState<Dayjs | null>(null)
  const [text, setText] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const undo = useUndo('expected', 'unknown', 'terminals')
  const send = async (sheet: Blob) => {
    setBusy(true)
    setError(null)
    try {
      const added = await api.expectSheet(at, from?.format(DAY), sheet)
      undo.did(t('expected.added', { count: added.length }), () => Promise.all(added.map((one) => api.forgetExpected(one.id))))
      setText('')
      await Promise.all(['expected', 'unknown', 'terminals'].map((key) => queries.invalidateQueries({ queryKey: [key] })))
    } catch (why) {
      setError(why)
    }
    setBusy(false)
  }
  return (
    <div className="stack">
      <p className="soft">{t('expected.serialsHint')}</p>
      {error !== null && <ErrorNote error={error} />}
      {undo.note}
      <label>{t('expected.site')}<Pick label={t('expected.site')} things={sites} value={at} onChange={setAt} /></label>
      <label>{t('expected.countsFrom')}<DatePicker className="full" value={from} onChange={setFrom} /></label>
      <p className="small soft">{t('expected.countsFromHint')}</p>
      <FileDrop accept={SHEETS} busy={busy} chosen={(file) => void send(file)}>
        <Input.TextArea aria-label={t('expected.paste')} placeholder={t('expected.paste')} rows={6} className="code" value={text} onChange={(event) => setText(event.target.value)} />
      </FileDrop>
      <Button type="primary" loading={busy} disabled={text.trim() === ''} onClick={() => void send(new Blob([`${text.trim()}\n`], { type: 'text/plain' }))}>{t('expected.add')}</Button>
    </div>
  )
}

interface CodeFields {
  name: LocalName
  siteId: string
  direction: ExpectedPlaceDraft['direction']
  purpose: ExpectedPlaceDraft['purpose']
  countsFrom?: Dayjs | null
}

function Code() {
  const { t } = useTranslation()
  const { sites, site } = usePlace()
  const queries = useQueryClient()
  const [error, setError] = useState<unknown>(null)
  const [code, setCode] = useState('')
  const make = async (fields: CodeFields) => {
    setError(null)
    try {
      setCode((await api.expectCode({ ...fields, name: bothNames(fields.name), countsFrom: fields.countsFrom?.format(DAY) })).code)
      await queries.invalidateQueries({ queryKey: ['expected'] })
    } catch (why) {
      setError(why)
    }
  }
  return (
    <Form<CodeFields> key={site?.id ?? sites[0]?.id} layout="vertical" requiredMark={false} initialValues={{ siteId: site?.id ?? sites[0]?.id, direction: 'BOTH', purpose: 'ATTENDANCE' }} onFinish={(fields) => void make(fields)}>
      <p className="soft">{t('expected.codeHint')}</p>
      {error !== null && <ErrorNote error={error} />}
      {code && <Note tone="ok"><p className="code-shown code">{code}</p><p>{t('expected.codeOnce')}</p></Note>}
      <LocalNameFields />
      <Form.Item name="siteId" label={t('people.site')} rules={[{ required: true, message: t('fields.missing') }]}><Pick things={sites} /></Form.Item>
      <div className="two-fields">
        <Form.Item name="direction" label={t('terminal.direction')}><Segmented options={['IN', 'OUT', 'BOTH'].map((value) => ({ value, label: t(`direction.${value}`) }))} /></Form.Item>
        <Form.Item name="purpose" label={t('terminal.purpose')}><Segmented options={['ATTENDANCE', 'ACCESS', 'BOTH'].map((value) => ({ value, label: t(`purpose.${value}`) }))} /></Form.Item>
      </div>
      <Form.Item name="countsFrom" label={t('expected.countsFrom')} extra={t('expected.countsFromHint')}><DatePicker className="full" /></Form.Item>
      <Button htmlType="submit">{t('expected.codeMake')}</Button>
    </Form>
  )
}

function Claim() {
  const { t, i18n } = useTranslation()
  const queries = useQueryClient()
  const [error, setError] = useState<unknown>(null)
  const [said, setSaid] = useState('')
  const claim = async ({ serial, code }: { serial: string; code: string }) => {
    setError(null)
    setSaid('')
    try {
      const one = await api.claimTerminal(serial.trim(), code)
      setSaid(t(one.terminalId ? 'expected.claimedCame' : 'expected.claimed', { name: nameOf(one.name, i18n.language) }))
      await queries.invalidateQueries({ queryKey: ['expected'] })
    } catch (why) {
      setError(why)
    }
  }
  const needed = [{ required: true, message: t('fields.missing') }]
  return (
    <Form<{ serial: string; code: string }> layout="vertical" requiredMark={false} onFinish={(fields) => void claim(fields)}>
      {error !== null && <ErrorNote error={error} />}
      {said && <Note tone="ok">{said}</Note>}
      <div className="two-fields">
        <Form.Item name="serial" label={t('terminal.serial')} rules={needed}><Input className="code" maxLength={60} /></Form.Item>
        <Form.Item name="code" label={t('expected.codeField')} rules={needed}><Input className="code" maxLength={20} autoComplete="off" /></Form.Item>
      </div>
      <Button htmlType="submit">{t('expected.claimAct')}</Button>
    </Form>
  )
}

function Awaited() {
  const { t, i18n } = useTranslation()
  const { sites, zone } = usePlace()
  const queries = useQueryClient()
  const [error, setError] = useState<unknown>(null)
  const query = useQuery({ queryKey: ['expected'], queryFn: api.expectedTerminals, refetchInterval: 10_000 })
  const forget = (id: string) => api.forgetExpected(id).then(() => queries.invalidateQueries({ queryKey: ['expected'] }), setError)
  return (
    <>
      {error !== null && <ErrorNote error={error} />}
      <Loaded query={query} rows={4}>
        {(list) =>
          list.length === 0 ? (
            <Empty>{t('expected.none')}</Empty>
          ) : (
            <Scroll label={t('expected.list')}>
              <table className="ch-list stacks">
                <thead>
                  <tr><th>{t('terminal.serial')}</th><th>{t('fields.name')}</th><th>{t('people.site')}</th><th>{t('terminal.direction')}</th><th>{t('terminal.purpose')}</th><th>{t('expected.state')}</th><th>{t('expected.by')}</th><th><span className="hidden-text">{t('work.act')}</span></th></tr>
                </thead>
                <tbody>
                  {list.map((one) => (
                    <tr key={one.id}>
                      <td className="code">{one.serial ?? t('expected.byCode')}</td>
                      <td>{nameOf(one.name, i18n.language)}</td>
                      <td>{nameOf(sites.find((site) => site.id === one.siteId)?.name, i18n.language)}</td>
                      <td>{t(`direction.${one.direction}`)}</td>
                      <td>{t(`purpose.${one.purpose}`)}</td>
                      <td className="nowrap">
                        {one.arrivedAt ? <Link to={`/terminals?id=${one.terminalId}`}>{t('expected.came', { time: stamp(one.arrivedAt, zone) })}</Link> : !one.serial && one.until ? t(Date.parse(one.until) < Date.now() ? 'expected.tooOld' : 'expected.until', { time: stamp(one.until, zone) }) : t('expected.awaited')}
                      </td>
                      <td className="faint">{one.addedBy}</td>
                      <td><button type="button" className="link-button" onClick={() => void forget(one.id)}>{t('expected.forget')}</button></td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Scroll>
          )
        }
      </Loaded>
    </>
  )
}
