import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, DatePicker, Drawer, Form, Input, Tabs } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import { api } from '../../api/calls'
import type { EmployeeView, LocalName } from '../../api/types'
import { submitOnCtrlEnter } from '../../app/keys'
import { usePlace } from '../../app/Place'
import { useSession } from '../../app/Session'
import { bothNames, LocalNameFields, Pick } from '../../parts/Fields'
import { addMonths, monthName, monthToLookAt, nameOf, otherName, stamp } from '../../parts/format'
import { CalendarMonth } from '../../parts/grid/CalendarMonth'
import { Deliveries } from '../cards/Deliveries'
import { Fact, Facts, PageHead, Panel } from '../../parts/Panel'
import { PersonPhoto } from '../../parts/PersonPhoto'
import { Stamp } from '../../parts/Stamp'
import { Empty, ErrorNote, Loaded, Note } from '../../parts/State'
import { PhotoEdit } from './PhotoEdit'
import { Factors } from './biometrics/Factors'
import { PersonCertificates } from './PersonCertificates'
import { PersonLeave } from './PersonLeave'
import { Viewers } from './Viewers'
import './People.css'

export default function PersonPage() {
  const { id = '' } = useParams()
  const query = useQuery({ queryKey: ['person', id], queryFn: () => api.person(id) })
  return <Loaded query={query} rows={8}>{(person) => <Person person={person} />}</Loaded>
}

function Person({ person }: { person: EmployeeView }) {
  const { t, i18n } = useTranslation()
  const { can } = useSession()
  const [params, setParams] = useSearchParams()
  const [doing, setDoing] = useState<'amend' | 'transfer' | 'end' | null>(null)
  const language = i18n.language
  const tabs = [
    { key: 'month', label: t('person.month'), children: <PersonMonth person={person} />, show: can('timesheet.read') },
    { key: 'leave', label: t('leave.account'), children: <PersonLeave person={person} />, show: can('timesheet.read') },
    { key: 'credentials', label: t('person.credentials'), children: <Credentials person={person} />, show: can('credential.read') },
    { key: 'factors', label: t('factors.title'), children: <Factors person={person} />, show: can('credential.read') },
    { key: 'certificates', label: t('certificate.tab'), children: <PersonCertificates id={person.id} />, show: can('credential.read') },
    { key: 'history', label: t('person.history'), children: <History id={person.id} />, show: true },
    { key: 'viewers', label: t('viewers.title'), children: <Viewers id={person.id} />, show: can('account.read') },
  ].filter((tab) => tab.show)
  return (
    <>
      <PageHead title={nameOf(person.name, language)} hint={`${person.number} · ${nameOf(person.departmentName, language)}`}>
        {can('employee.write') && (
          <>
            <Button onClick={() => setDoing('amend')}>{t('person.amend')}</Button>
            <Button onClick={() => setDoing('transfer')}>{t('person.transfer')}</Button>
            {!person.endedOn && <Button onClick={() => setDoing('end')}>{t('person.end')}</Button>}
          </>
        )}
      </PageHead>
      <div className="columns side">
        <Panel label={t('person.detail')}>
          <Tabs className="person-tabs" items={tabs} activeKey={params.get('tab') ?? tabs[0]?.key} onChange={(tab) => setParams({ tab }, { replace: true })} destroyOnHidden />
        </Panel>
        <Panel label={t('person.card')}>
          <div className="person-head">
            <PersonPhoto id={person.id} name={person.name} />
            <div className="grow">
              <p className="person-name">
                {nameOf(person.name, language)} <span className="faint person-other">{otherName(person.name, language)}</span>
              </p>
              <p className="soft">{person.pinyin}</p>
              {person.status !== 'ACTIVE' && <Stamp code={person.status} />}
            </div>
          </div>
          <div className="stack person-facts">
            {can('employee.write') && <PhotoEdit id={person.id} />}
            <PersonFacts person={person} />
            {can('sign-in-code.issue') && <SignInCode person={person} />}
          </div>
        </Panel>
      </div>
      <Drawer open={doing !== null} onClose={() => setDoing(null)} mask={false} size={480} title={doing ? t(`person.${doing}`) : ''} destroyOnHidden>
        {doing === 'amend' && <Amend person={person} done={() => setDoing(null)} />}
        {doing === 'transfer' && <Transfer person={person} done={() => setDoing(null)} />}
        {doing === 'end' && <Ending person={person} done={() => setDoing(null)} />}
      </Drawer>
    </>
  )
}

/** What is kept about a person, as far as the reader may see it. */
export function PersonFacts({ person }: { person: EmployeeView }) {
  const { t, i18n } = useTranslation()
  const language = i18n.language
  return (
    <Facts>
      <Fact label={t('people.number')}>{person.number}</Fact>
      <Fact label={t('people.site')}>{nameOf(person.siteName, language)}</Fact>
      <Fact label={t('people.department')}>{nameOf(person.departmentName, language)}</Fact>
      <Fact label={t('people.position')}>{person.position ?? '–'}</Fact>
      <Fact label={t('people.hiredOn')}>{person.hiredOn}</Fact>
      {person.endedOn && <Fact label={t('people.endedOn')}>{person.endedOn}</Fact>}
      {person.birthDate && <Fact label={t('people.birthDate')}>{person.birthDate}</Fact>}
      <Fact label={t('people.phone')}>{person.phone ?? '–'}</Fact>
      <Fact label={t('people.email')}>{person.email ?? '–'}</Fact>
    </Facts>
  )
}

export function PersonMonth({ person }: { person: EmployeeView }) {
  const { t, i18n } = useTranslation()
  const { date } = usePlace()
  const navigate = useNavigate()
  const [month, setMonth] = useState(monthToLookAt(date))
  const query = useQuery({
    queryKey: ['month', 'person', person.id, month],
    queryFn: () => api.month({ month, employeeId: person.id, limit: 1 }),
    placeholderData: (old) => old,
  })
  return (
    <>
      <div className="row month-head">
        <Button size="small" aria-label={t('period.previous')} onClick={() => setMonth(addMonths(month, -1))}>‹</Button>
        <strong>{monthName(month, i18n.language)}</strong>
        <Button size="small" aria-label={t('period.next')} onClick={() => setMonth(addMonths(month, 1))}>›</Button>
      </div>
      <Loaded query={query} rows={5}>
        {(slice) => <CalendarMonth month={month} row={slice.items[0]} today={date} choose={(day) => void navigate(`/attendance/${person.id}/${day}`)} />}
      </Loaded>
    </>
  )
}

function Credentials({ person }: { person: EmployeeView }) {
  const { t } = useTranslation()
  const { zone } = usePlace()
  const { can } = useSession()
  const query = useQuery({ queryKey: ['credentials', person.id], queryFn: () => api.credentialsOf(person.id) })
  return (
    <Loaded query={query} rows={3}>
      {(all) => {
        const credentials = all.filter((one) => one.kind === 'CARD' || one.kind === 'PIN')
        return credentials.length === 0 ? (
          <Empty action={can('credential.issue') ? <Link to={`/cards?employee=${person.id}`}>{t('person.issueCard')}</Link> : undefined}>{t('person.noCredentials')}</Empty>
        ) : (
          <>
            <table className="ch-list">
              <thead>
                <tr>
                  <th>{t('card.kind')}</th>
                  <th>{t('card.number')}</th>
                  <th>{t('card.state')}</th>
                  <th>{t('card.issuedAt')}</th>
                  <th>{t('card.validUntil')}</th>
                  <th>{t('card.reason')}</th>
                </tr>
              </thead>
              <tbody>
                {credentials.map((credential) => (
                  <tr key={credential.id}>
                    <td>{t(`method.${credential.kind}`)}</td>
                    <td className="code">{credential.number ?? '–'}</td>
                    <td><Stamp code={credential.state} /></td>
                    <td>{stamp(credential.issuedAt, zone)}</td>
                    <td>{credential.validUntil ? stamp(credential.validUntil, zone) : t('card.noEnd')}</td>
                    <td>{credential.reason ?? ''}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            {can('credential.read') && <p className="below"><Link to={`/cards?employee=${person.id}`}>{t('person.toDesk')}</Link></p>}
            {credentials.filter((one) => one.state === 'ACTIVE' || one.state === 'SUSPENDED').map((one) => (
              <Deliveries key={one.id} title={t('person.knownAt', { card: one.number })} {...(one.state === 'ACTIVE' ? { added: one.id } : { removed: one.id })} />
            ))}
          </>
        )
      }}
    </Loaded>
  )
}

function History({ id }: { id: string }) {
  const { t, i18n } = useTranslation()
  const query = useQuery({ queryKey: ['person', id, 'history'], queryFn: () => api.history(id) })
  return (
    <Loaded query={query} rows={3}>
      {(periods) => (
        <ol className="history">
          {[...periods].reverse().map((period) => (
            <li key={period.from}>
              <p className="strong">
                {period.from} {period.until ? t('period.until', { date: period.until }) : t('period.open')}
              </p>
              <p className="soft">
                {[nameOf(period.siteName, i18n.language), nameOf(period.departmentName, i18n.language), period.position].filter(Boolean).join(' · ')}
              </p>
            </li>
          ))}
        </ol>
      )}
    </Loaded>
  )
}

function SignInCode({ person }: { person: EmployeeView }) {
  const { t } = useTranslation()
  const { zone } = usePlace()
  const [code, setCode] = useState<{ code: string; expires: string } | null>(null)
  const [error, setError] = useState<unknown>(null)
  return (
    <div>
      {error !== null && <ErrorNote error={error} />}
      {code ? (
        <Note tone="ok">
          {t('person.code')} <strong className="code sign-in-code">{code.code}</strong>
          <p className="small">{t('person.codeUntil', { time: stamp(code.expires, zone) })}</p>
        </Note>
      ) : (
        <Button onClick={() => api.signInCode(person.id).then(setCode, setError)}>{t('person.giveCode')}</Button>
      )}
    </div>
  )
}

/** Sends a change and shows what the server refuses; the lists are read again. */
function useSend(done: () => void) {
  const queries = useQueryClient()
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const send = async (change: () => Promise<unknown>) => {
    setBusy(true)
    setError(null)
    try {
      await change()
      await Promise.all(['people', 'person'].map((key) => queries.invalidateQueries({ queryKey: [key] })))
      done()
    } catch (reason) {
      setError(reason)
    } finally {
      setBusy(false)
    }
  }
  return { error, busy, send }
}

function Amend({ person, done }: { person: EmployeeView; done: () => void }) {
  const { t } = useTranslation()
  const { error, busy, send } = useSend(done)
  type Fields = { number: string; name: LocalName; phone?: string; email?: string; birthDate?: Dayjs | null }
  // A covered phone (****1234) is only sent back when somebody typed another.
  const change = ({ phone, email, birthDate, ...rest }: Fields) =>
    send(() =>
      api.amendPerson(person.id, {
        ...rest,
        name: bothNames(rest.name),
        ...(phone !== (person.phone ?? '') && !phone?.includes('*') ? { phone } : {}),
        ...(email !== (person.email ?? '') && !email?.includes('*') ? { email } : {}),
        ...((birthDate?.format('YYYY-MM-DD') ?? undefined) !== person.birthDate ? { birthDate: birthDate?.format('YYYY-MM-DD') ?? null } : {}),
      }, person.version),
    )
  return (
    <Form<Fields> layout="vertical" requiredMark={false} initialValues={{ ...person, phone: person.phone ?? '', email: person.email ?? '', birthDate: person.birthDate ? dayjs(person.birthDate) : null }} onFinish={(fields) => void change(fields)} onKeyDown={submitOnCtrlEnter}>
      {error !== null && <div className="form-error"><ErrorNote error={error} /></div>}
      <p className="soft below">{t('person.amendHint')}</p>
      <Form.Item name="number" label={t('people.number')} rules={[{ required: true, message: t('fields.missing') }]}>
        <Input />
      </Form.Item>
      <LocalNameFields />
      <div className="two-fields">
        <Form.Item name="phone" label={t('people.phone')}><Input /></Form.Item>
        <Form.Item name="email" label={t('people.email')}><Input /></Form.Item>
      </div>
      <Form.Item name="birthDate" label={t('people.birthDate')} extra={t('people.birthDateHint')}><DatePicker className="full" /></Form.Item>
      <Button type="primary" htmlType="submit" loading={busy}>{t('person.amendAct')}</Button>
    </Form>
  )
}

function Transfer({ person, done }: { person: EmployeeView; done: () => void }) {
  const { t } = useTranslation()
  const { sites, date } = usePlace()
  const departments = useQuery({ queryKey: ['departments'], queryFn: api.departments })
  const { error, busy, send } = useSend(done)
  type Fields = { from: Dayjs; siteId: string; departmentId: string; position?: string; reason?: string }
  return (
    <Form<Fields>
      layout="vertical"
      requiredMark={false}
      initialValues={{ from: dayjs(date), siteId: person.siteId, departmentId: person.departmentId, position: person.position }}
      onFinish={(fields) => void send(() => api.transfer(person.id, { ...fields, from: fields.from.format('YYYY-MM-DD') }, person.version))}
      onKeyDown={submitOnCtrlEnter}
    >
      {error !== null && <div className="form-error"><ErrorNote error={error} /></div>}
      <Form.Item name="from" label={t('person.transferFrom')} rules={[{ required: true, message: t('fields.missing') }]}><DatePicker className="full" /></Form.Item>
      <Form.Item name="siteId" label={t('people.site')} rules={[{ required: true, message: t('fields.missing') }]}><Pick things={sites} /></Form.Item>
      <Form.Item name="departmentId" label={t('people.department')} rules={[{ required: true, message: t('fields.missing') }]}><Pick things={departments.data} /></Form.Item>
      <Form.Item name="position" label={t('people.position')}><Input /></Form.Item>
      <Form.Item name="reason" label={t('fields.reason')}><Input /></Form.Item>
      <Button type="primary" htmlType="submit" loading={busy}>{t('person.transferAct')}</Button>
    </Form>
  )
}

function Ending({ person, done }: { person: EmployeeView; done: () => void }) {
  const { t, i18n } = useTranslation()
  const { date } = usePlace()
  const { error, busy, send } = useSend(done)
  type Fields = { lastDay: Dayjs; reason?: string }
  return (
    <Form<Fields> layout="vertical" requiredMark={false} initialValues={{ lastDay: dayjs(date) }} onFinish={(fields) => void send(() => api.endEmployment(person.id, { lastDay: fields.lastDay.format('YYYY-MM-DD'), reason: fields.reason }, person.version))}>
      {error !== null && <div className="form-error"><ErrorNote error={error} /></div>}
      <div className="form-error"><Note tone="late">{t('person.endWhat', { name: nameOf(person.name, i18n.language) })}</Note></div>
      <Form.Item name="lastDay" label={t('person.lastDay')} rules={[{ required: true, message: t('fields.missing') }]}><DatePicker className="full" /></Form.Item>
      <Form.Item name="reason" label={t('fields.reason')}><Input /></Form.Item>
      <Button danger type="primary" htmlType="submit" loading={busy}>{t('person.endAct')}</Button>
    </Form>
  )
}
