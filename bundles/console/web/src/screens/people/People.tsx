import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, DatePicker, Drawer, Form, Input, Segmented } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useCallback, useDeferredValue, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { api } from '../../api/calls'
import type { EmployeeView, LocalName } from '../../api/types'
import { submitOnCtrlEnter, useKeys } from '../../app/keys'
import { usePlace } from '../../app/Place'
import { useSession } from '../../app/Session'
import { bothNames, LocalNameFields, Pick } from '../../parts/Fields'
import { nameOf, otherName } from '../../parts/format'
import { VirtualList } from '../../parts/grid/VirtualList'
import { Icon } from '../../parts/Icon'
import { useNarrow } from '../../parts/narrow'
import { Kbd, PageHead, Panel } from '../../parts/Panel'
import { SendList } from '../../parts/SendList'
import { Stamp } from '../../parts/Stamp'
import { Empty, ErrorNote, Loading } from '../../parts/State'
import { Views } from '../../parts/Views'
import { PersonFacts, PersonMonth } from './PersonPage'
import { SignInCodes } from './SignInCodes'
import './People.css'

const PAGE = 200
const STATUSES = ['ACTIVE', 'PLANNED', 'ENDED'] as const

export default function People() {
  const { t, i18n } = useTranslation()
  const { can } = useSession()
  const { site, date } = usePlace()
  const navigate = useNavigate()
  const [params, setParams] = useSearchParams()
  const text = params.get('text') ?? ''
  const department = params.get('department') ?? undefined
  const status = params.get('status') ?? 'ACTIVE'
  const asked = useDeferredValue(text)
  const adding = params.get('new') === '1'
  const setAdding = (open: boolean) => put('new', open ? '1' : undefined)
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set())
  const [codesFor, setCodesFor] = useState<EmployeeView[] | null>(null)
  const [side, setSide] = useState<EmployeeView | null>(null)
  useKeys({ Escape: () => { if (side) setSide(null); else setMarked(new Set()) } })
  const departments = useQuery({ queryKey: ['departments'], queryFn: api.departments, enabled: can('organisation.read') })
  const put = (name: string, value: string | undefined) =>
    setParams((old) => {
      const next = new URLSearchParams(old)
      if (value) next.set(name, value)
      else next.delete(name)
      return next
    }, { replace: true })

  const query = useInfiniteQuery({
    queryKey: ['people', 'list', asked, department, site?.id, status],
    queryFn: ({ pageParam }) =>
      api.people({ text: asked || undefined, departmentId: department, siteId: site?.id, status: STATUSES.find((one) => one === status), limit: PAGE, after: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next || undefined,
    placeholderData: (old) => old,
  })
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage])
  const people = query.data?.pages.flatMap((page) => page.items) ?? []
  const language = i18n.language
  const narrow = useNarrow()
  // What is seen is what is acted upon: a row that a filter hides is not among them.
  const chosen = people.filter((person) => marked.has(person.id))

  return (
    <>
      <PageHead title={t('people.title')} hint={query.data ? t(hasNextPage ? 'people.atLeast' : 'people.count', { count: people.length }) : undefined}>
        <Views screen="people" />
        <SendList name={t('people.title')} list="PEOPLE" filters={{ text: asked, departmentId: department, siteId: site?.id, status: STATUSES.find((one) => one === status) }} />
        {can('employee.import') && (
          <Button onClick={() => void navigate('/people/import')} icon={<Icon name="upload" size={16} />}>
            {t('people.import')}
          </Button>
        )}
        <Button onClick={() => void navigate('/people/contractors')}>{t('contract.title')}</Button>
        {can('employee.import') && <Button onClick={() => void navigate('/people/photos')}>{t('people.photos')}</Button>}
        {can('employee.write') && (
          <Button type="primary" onClick={() => setAdding(true)}>
            {t('people.hire')}
          </Button>
        )}
      </PageHead>
      <Panel className="fill people" flush label={t('people.title')}>
        <div className="toolbar">
          <Input
            className="people-search"
            allowClear
            value={text}
            aria-label={t('people.search')}
            placeholder={t('people.searchHint')}
            prefix={<Icon name="search" size={16} />}
            onChange={(event) => put('text', event.target.value)}
          />
          <Pick things={departments.data} value={department} allowClear placeholder={t('people.allDepartments')} label={t('people.department')} className="people-department" onChange={(value) => put('department', value)} />
          <Segmented
            aria-label={t('people.status')}
            value={status}
            onChange={(value) => put('status', String(value))}
            options={[...STATUSES, 'ALL'].map((value) => ({ value, label: t(`people.status${value}`) }))}
          />
        </div>
        {chosen.length > 0 && (
          <div className="toolbar bulk" role="status">
            <strong>{t('people.marked', { count: chosen.length })}</strong>
            {can('sign-in-code.issue') && <Button type="primary" onClick={() => setCodesFor(chosen)}>{t('codes.give', { count: chosen.length })}…</Button>}
            <Button onClick={() => setMarked(new Set())}>{t('lists.unmark')} <Kbd>Esc</Kbd></Button>
          </div>
        )}
        {query.error ? <ErrorNote error={query.error} retry={() => void query.refetch()} /> : null}
        {query.isPending ? (
          <Loading rows={12} height={46} what={t('people.title')} />
        ) : people.length === 0 ? query.error ? null : (
          <Empty action={can('employee.import') && !text ? <Link to="/people/import">{t('people.import')}</Link> : undefined}>{text ? t('people.nobodyFound', { text }) : t('people.nobody')}</Empty>
        ) : (
          <VirtualList<EmployeeView>
            label={t('people.title')}
            rows={people}
            rowKey={(person) => person.id}
            onOpen={(person) => void navigate(`/people/${person.id}`)}
            onChoose={setSide}
            chosen={side?.id}
            {...(can('sign-in-code.issue') ? { marked, onMark: setMarked } : {})}
            onEnd={more}
            foot={isFetchingNextPage ? t('manners.loading') : undefined}
            columns={[
              {
                key: 'name',
                head: t('people.name'),
                phone: true,
                width: 'minmax(190px, 1.6fr)',
                cell: (person) => (
                  <div className="two-lines">
                    <Link to={`/people/${person.id}`} className="strong ellipsis person-link">
                      {nameOf(person.name, language)} <span className="faint person-other">{otherName(person.name, language)}</span>
                    </Link>
                    <span className="ellipsis">{narrow ? [person.number, nameOf(person.departmentName, language), person.status === 'ACTIVE' ? '' : t(`status.${person.status}`)].filter(Boolean).join(' · ') : (person.pinyin ?? person.position ?? '')}</span>
                  </div>
                ),
              },
              { key: 'number', head: t('people.number'), width: '110px', cell: (person) => person.number },
              { key: 'department', head: t('people.department'), width: 'minmax(120px, 1fr)', cell: (person) => <span className="ellipsis">{nameOf(person.departmentName, language)}</span> },
              { key: 'site', head: t('people.site'), width: 'minmax(110px, 1fr)', cell: (person) => nameOf(person.siteName, language) },
              { key: 'position', head: t('people.position'), width: 'minmax(100px, 1fr)', cell: (person) => person.position ?? <span className="faint">–</span> },
              { key: 'hired', head: t('people.hiredOn'), width: '100px', cell: (person) => person.hiredOn },
              {
                key: 'status',
                head: t('people.status'),
                width: '130px',
                cell: (person) => (person.status === 'ACTIVE' ? <span className="faint">{t('status.EMPLOYED')}</span> : <Stamp code={person.status}>{t(`status.${person.status}`)} {person.endedOn ?? ''}</Stamp>),
              },
            ]}
          />
        )}
      </Panel>
      <SignInCodes people={codesFor} close={() => setCodesFor(null)} />
      <Drawer
        open={side !== null}
        onClose={() => setSide(null)}
        mask={false}
        size={480}
        title={side ? nameOf(side.name, language) : ''}
        extra={side && <Link to={`/people/${side.id}`}>{t('people.openPage')}</Link>}
      >
        {side && (
          <div className="stack">
            <PersonFacts person={side} />
            {can('timesheet.read') && <PersonMonth key={side.id} person={side} />}
          </div>
        )}
      </Drawer>
      <Drawer open={adding} onClose={() => setAdding(false)} mask={false} size={480} title={t('people.hire')} destroyOnHidden>
        <HireForm date={date} done={(person) => void navigate(`/people/${person.id}`)} />
      </Drawer>
    </>
  )
}

interface HireFields {
  number: string
  name: LocalName
  phone?: string
  email?: string
  siteId: string
  departmentId: string
  position?: string
  hiredOn: Dayjs
  birthDate?: Dayjs | null
}

function HireForm({ date, done }: { date: string; done: (person: EmployeeView) => void }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const { sites, site } = usePlace()
  const departments = useQuery({ queryKey: ['departments'], queryFn: api.departments })
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const [form] = Form.useForm<HireFields>()
  useEffect(() => form.setFieldsValue({ siteId: site?.id ?? sites[0]?.id, hiredOn: dayjs(date) }), [form, site, sites, date])
  const submit = async (fields: HireFields) => {
    setBusy(true)
    setError(null)
    try {
      const person = await api.hire({ ...fields, name: bothNames(fields.name), hiredOn: fields.hiredOn.format('YYYY-MM-DD'), birthDate: fields.birthDate?.format('YYYY-MM-DD') })
      await queries.invalidateQueries({ queryKey: ['people'] })
      done(person)
    } catch (reason) {
      setError(reason)
      setBusy(false)
    }
  }
  return (
    <Form<HireFields> form={form} layout="vertical" requiredMark={false} onFinish={(fields) => void submit(fields)} onKeyDown={submitOnCtrlEnter}>
      {error !== null && <div className="form-error"><ErrorNote error={error} /></div>}
      <Form.Item name="number" label={t('people.number')} rules={[{ required: true, message: t('fields.missing') }]}>
        <Input autoFocus />
      </Form.Item>
      <LocalNameFields />
      <div className="two-fields">
        <Form.Item name="siteId" label={t('people.site')} rules={[{ required: true, message: t('fields.missing') }]}>
          <Pick things={sites} />
        </Form.Item>
        <Form.Item name="departmentId" label={t('people.department')} rules={[{ required: true, message: t('fields.missing') }]}>
          <Pick things={departments.data} />
        </Form.Item>
      </div>
      <div className="two-fields">
        <Form.Item name="position" label={t('people.position')}>
          <Input />
        </Form.Item>
        <Form.Item name="hiredOn" label={t('people.hiredOn')} rules={[{ required: true, message: t('fields.missing') }]}>
          <DatePicker className="full" />
        </Form.Item>
      </div>
      <div className="two-fields">
        <Form.Item name="phone" label={t('people.phone')}>
          <Input inputMode="tel" />
        </Form.Item>
        <Form.Item name="email" label={t('people.email')}>
          <Input inputMode="email" />
        </Form.Item>
      </div>
      <Form.Item name="birthDate" label={t('people.birthDate')} extra={t('people.birthDateHint')}>
        <DatePicker className="full" />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={busy}>
        {t('people.hireAct')} <span className="key-hint">Ctrl ↵</span>
      </Button>
    </Form>
  )
}
