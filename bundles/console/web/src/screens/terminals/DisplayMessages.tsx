import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, DatePicker, Form, Input, Modal, Segmented } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { DisplayMessage } from '../../api/types'
import { usePlace } from '../../app/Place'
import { useSession } from '../../app/Session'
import { Pick } from '../../parts/Fields'
import { nameOf, stamp } from '../../parts/format'
import { PageHead, Panel } from '../../parts/Panel'
import { PersonPick } from '../../parts/PersonPick'
import { Scroll } from '../../parts/Scroll'
import { Empty, ErrorNote, Loaded } from '../../parts/State'
import { TerminalPages } from './TerminalPages'

/** As many as the suite takes. */
const LONGEST = 160

/** Words on the displays of terminals: at a site, at one terminal, or to one person after their punch. */
export default function DisplayMessages() {
  const { t } = useTranslation()
  const { can } = useSession()
  const queries = useQueryClient()
  const [writing, setWriting] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const query = useQuery({ queryKey: ['display-messages'], queryFn: api.displayMessages, refetchInterval: 5_000 })
  const withdraw = async (number: number) => {
    setError(null)
    try {
      await api.withdrawMessage(number)
      await queries.invalidateQueries({ queryKey: ['display-messages'] })
    } catch (why) {
      setError(why)
    }
  }
  return (
    <>
      <TerminalPages />
      <PageHead title={t('display.title')} hint={t('display.hint')}>
        {can('terminal.write') && <Button type="primary" onClick={() => setWriting(true)}>{t('display.write')}</Button>}
      </PageHead>
      <Panel label={t('display.title')} flush>
        {error !== null && <ErrorNote error={error} />}
        <Loaded query={query} rows={6} what={t('display.title')}>
          {(messages) =>
            messages.length === 0 ? (
              <Empty>{t('display.none')}</Empty>
            ) : (
              <Scroll label={t('display.title')}>
                <table className="ch-list stacks">
                  <thead><tr><th>{t('display.text')}</th><th>{t('display.audience')}</th><th>{t('display.time')}</th><th>{t('display.places')}</th><th><span className="hidden-text">{t('work.act')}</span></th></tr></thead>
                  <tbody>{messages.map((message) => <Line key={message.number} message={message} withdraw={can('terminal.write') ? () => void withdraw(message.number) : undefined} />)}</tbody>
                </table>
              </Scroll>
            )
          }
        </Loaded>
      </Panel>
      <Modal open={writing} onCancel={() => setWriting(false)} title={t('display.write')} footer={null} destroyOnHidden>
        <Write done={() => setWriting(false)} />
      </Modal>
    </>
  )
}

function Line({ message, withdraw }: { message: DisplayMessage; withdraw?: () => void }) {
  const { t, i18n } = useTranslation()
  const { sites, site } = usePlace()
  const [open, setOpen] = useState(false)
  const at = sites.find((one) => one.id === message.siteId)
  const zone = (at ?? site ?? sites[0])?.zone ?? 'UTC'
  const whom = message.employeeId
    ? `${nameOf(message.employee, i18n.language)} ${message.employeeNumber ?? ''}`
    : nameOf(at?.name ?? message.terminalName, i18n.language)
  const done = message.places.filter((place) => place.state === 'CONFIRMED').length
  const refused = message.places.some((place) => place.state === 'REFUSED')
  const over = message.withdrawn || Date.parse(message.until) < Date.now()
  const word = message.withdrawn ? 'display.gone' : 'display.done'
  return (
    <tr className={over ? 'faint' : undefined}>
      <td><strong>{message.text}</strong> <span className="small faint">{message.writtenBy}</span></td>
      <td data-label={t('display.audience')}>{whom}</td>
      <td data-label={t('display.time')} className="nowrap">{stamp(message.from, zone)} – {stamp(message.until, zone)}</td>
      <td data-label={t('display.places')}>
        <button type="button" className="link-button" aria-expanded={open} onClick={() => setOpen(!open)}>
          <span className={refused ? 'tone-miss' : undefined}>{t(word, { done, all: message.places.length })}</span>
        </button>
        {open && (
          <ul className="small">
            {message.places.map((place) => (
              <li key={place.terminalId}>
                {nameOf(place.terminalName, i18n.language)}: {t(`display.state.${place.state}`)} <span className="faint">{place.detail}</span>
              </li>
            ))}
          </ul>
        )}
      </td>
      <td>{withdraw && !over && <Button size="small" onClick={withdraw}>{t('display.withdraw')}</Button>}{message.withdrawn && t('display.withdrawn')}</td>
    </tr>
  )
}

type Whom = 'site' | 'terminal' | 'person'

interface Fields {
  siteId?: string
  terminalId?: string
  employeeId?: string
  text: string
  time: [Dayjs, Dayjs]
}

function Write({ done }: { done: () => void }) {
  const { t } = useTranslation()
  const { sites, site } = usePlace()
  const queries = useQueryClient()
  const [whom, setWhom] = useState<Whom>('site')
  const [error, setError] = useState<unknown>(null)
  const terminals = useQuery({ queryKey: ['terminals'], queryFn: api.terminals })
  const send = async ({ time, text, ...audience }: Fields) => {
    setError(null)
    try {
      await api.sendMessage({ ...audience, text: text.trim(), from: time[0].toISOString(), until: time[1].toISOString() })
      await queries.invalidateQueries({ queryKey: ['display-messages'] })
      done()
    } catch (why) {
      setError(why)
    }
  }
  const needed = [{ required: true, message: t('fields.missing') }]
  return (
    <Form<Fields> layout="vertical" requiredMark={false} initialValues={{ siteId: site?.id ?? sites[0]?.id, time: [dayjs().startOf('minute'), dayjs().endOf('day')] }} onFinish={(fields) => void send(fields)}>
      {error !== null && <ErrorNote error={error} />}
      <Form.Item label={t('display.audience')}>
        <Segmented aria-label={t('display.audience')} value={whom} onChange={setWhom} options={(['site', 'terminal', 'person'] as const).map((value) => ({ value, label: t(`display.whom.${value}`) }))} />
      </Form.Item>
      {whom === 'site' && <Form.Item name="siteId" label={t('people.site')} rules={needed}><Pick things={sites} /></Form.Item>}
      {whom === 'terminal' && <Form.Item name="terminalId" label={t('terminal.areaTerminal')} rules={needed}><Pick things={terminals.data} /></Form.Item>}
      {whom === 'person' && <Form.Item name="employeeId" label={t('override.person')} rules={needed} extra={t('display.personHint')}><PersonPick /></Form.Item>}
      <Form.Item name="text" label={t('display.text')} rules={[{ required: true, whitespace: true, message: t('fields.missing') }]} extra={t('display.textHint')}>
        <Input.TextArea rows={3} maxLength={LONGEST} showCount />
      </Form.Item>
      <Form.Item name="time" label={t('display.time')} rules={needed}><DatePicker.RangePicker className="full" showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" /></Form.Item>
      <Button type="primary" htmlType="submit">{t('display.send')}</Button>
    </Form>
  )
}
