import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox, Drawer, Form, Input, Popconfirm, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { AccessLevel, AccessLevelDraft } from '../../api/types'
import { usePlace } from '../../app/Place'
import { useSession } from '../../app/Session'
import { bothNames, LocalNameFields, matches, namedOptions } from '../../parts/Fields'
import { nameOf, WEEK } from '../../parts/format'
import { PageHead, Panel } from '../../parts/Panel'
import { Empty, ErrorNote, Loaded, Note } from '../../parts/State'
import { CertificateKinds } from './CertificateKinds'
import { HoursFields, hoursWords } from './LevelHours'
import { TerminalPages } from './TerminalPages'

/** Which terminals, for which people. Without any level everybody has the attendance terminals of their site. */
export default function AccessLevels() {
  const { t, i18n } = useTranslation()
  const { can } = useSession()
  const things = useThings()
  const query = useQuery({ queryKey: ['levels'], queryFn: api.accessLevels })
  const [open, setOpen] = useState<AccessLevel | 'new' | null>(null)
  const names = (ids: string[], of: { id: string; name: AccessLevel['name'] }[]) => ids.map((id) => nameOf(of.find((one) => one.id === id)?.name, i18n.language) || '?')
  return (
    <>
      <TerminalPages />
      <PageHead title={t('level.title')} hint={t('level.hint')}>
        {can('credential.write') && <Button type="primary" onClick={() => setOpen('new')}>{t('level.add')}</Button>}
      </PageHead>
      <div className="stack">
        <Note tone="leave">{t('level.default')}</Note>
        <Note tone="late">{t('level.hoursWatched')}</Note>
        <Panel label={t('level.title')} flush>
          <Loaded query={query} rows={4}>
            {(levels) =>
              levels.length === 0 ? (
                <Empty>{t('level.none')}</Empty>
              ) : (
                <table className="ch-list stacks">
                  <thead><tr><th>{t('fields.name')}</th><th>{t('level.where')}</th><th>{t('level.who')}</th><th>{t('level.when')}</th><th><span className="hidden-text">{t('work.act')}</span></th></tr></thead>
                  <tbody>
                    {levels.map((level) => (
                      <tr key={level.id}>
                        <td className="strong">{nameOf(level.name, i18n.language)}{level.only && <span className="small faint"> · {t('level.onlyShort')}</span>}</td>
                        <td>{[...names(level.sites, things.sites), ...names(level.areas, things.areas), ...names(level.terminals, things.terminals)].join(t('manners.listed')) || '–'}</td>
                        <td>{[...names(level.departments, things.departments), level.people.length > 0 ? t('level.people', { count: level.people.length }) : ''].filter(Boolean).join(t('manners.listed')) || '–'}</td>
                        <td className="nowrap">{level.from || level.until ? `${level.from ?? ''} – ${level.until ?? ''}` : level.hours.length === 0 && t('level.always')}{level.hours.map((window, at) => <div key={at} className="small">{hoursWords(window, t, i18n.language)}</div>)}</td>
                        <td className="num">{can('credential.write') && <button type="button" className="link-button" onClick={() => setOpen(level)}>{t('level.change')}…</button>}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              )
            }
          </Loaded>
        </Panel>
        <CertificateKinds places={things} />
      </div>
      <Drawer open={open !== null} onClose={() => setOpen(null)} mask={false} size={520} destroyOnHidden title={t(open === 'new' ? 'level.add' : 'level.change')}>
        {open !== null && <LevelForm level={open === 'new' ? undefined : open} things={things} done={() => setOpen(null)} />}
      </Drawer>
    </>
  )
}

function useThings() {
  const { sites } = usePlace()
  const terminals = useQuery({ queryKey: ['terminals'], queryFn: api.terminals })
  const areas = useQuery({ queryKey: ['areas'], queryFn: api.areas })
  const departments = useQuery({ queryKey: ['departments'], queryFn: api.departments })
  return { sites, terminals: terminals.data ?? [], areas: areas.data ?? [], departments: departments.data ?? [] }
}

interface Fields extends Omit<AccessLevelDraft, 'people' | 'hours'> {
  people: { value: string }[]
  hours?: { on: string[]; from: string; until: string }[]
}

function LevelForm({ level, things, done }: { level?: AccessLevel; things: ReturnType<typeof useThings>; done: () => void }) {
  const { t, i18n } = useTranslation()
  const queries = useQueryClient()
  const [error, setError] = useState<unknown>(null)
  const run = async (work: () => Promise<unknown>) => {
    setError(null)
    try {
      await work()
      await queries.invalidateQueries({ queryKey: ['levels'] })
      done()
    } catch (why) {
      setError(why)
    }
  }
  const submit = ({ people, hours, ...fields }: Fields) => {
    const windows = (hours ?? []).map(({ on, ...times }) => ({ ...times, days: WEEK.filter((day) => on.includes(day)), holidays: on.includes('HOLIDAY') }))
    const draft = { ...fields, hours: windows, name: bothNames(fields.name), people: people.map((one) => one.value), from: fields.from || undefined, until: fields.until || undefined }
    return run(() => (level ? api.amendAccessLevel(level.id, draft, level.version) : api.addAccessLevel(draft)))
  }
  const many = (of: { id: string; name: AccessLevel['name'] }[]) => <Select mode="multiple" showSearch={{ filterOption: matches }} options={namedOptions(of, i18n.language)} />
  const initial = {
    name: level?.name,
    terminals: level?.terminals ?? [],
    areas: level?.areas ?? [],
    sites: level?.sites ?? [],
    departments: level?.departments ?? [],
    people: (level?.people ?? []).map((value) => ({ value, label: value.slice(-6) })),
    only: level?.only ?? false,
    from: level?.from,
    until: level?.until,
    hours: (level?.hours ?? []).map(({ days, holidays, ...times }) => ({ ...times, on: [...days, ...(holidays ? ['HOLIDAY'] : [])] })),
  }
  return (
    <Form<Fields> layout="vertical" requiredMark={false} initialValues={initial} onFinish={(fields) => void submit(fields)}>
      {error !== null && <div className="form-error"><ErrorNote error={error} /></div>}
      <LocalNameFields />
      <Form.Item name="sites" label={t('level.sites')}>{many(things.sites)}</Form.Item>
      <Form.Item name="areas" label={t('level.areas')}>{many(things.areas)}</Form.Item>
      <Form.Item name="terminals" label={t('level.terminals')}>{many(things.terminals)}</Form.Item>
      <Form.Item name="departments" label={t('level.departments')} extra={t('level.departmentsHint')}>{many(things.departments)}</Form.Item>
      <Form.Item name="people" label={t('level.persons')}><PeoplePick /></Form.Item>
      <Form.Item name="only" valuePropName="checked" extra={t('level.onlyHint')}><Checkbox>{t('level.only')}</Checkbox></Form.Item>
      <HoursFields />
      <div className="two-fields">
        <Form.Item name="from" label={t('level.from')}><Input type="date" /></Form.Item>
        <Form.Item name="until" label={t('level.until')}><Input type="date" /></Form.Item>
      </div>
      <div className="row">
        <Button type="primary" htmlType="submit">{t('level.save')}</Button>
        {level && (
          <Popconfirm title={t('level.removeAsk', { name: nameOf(level.name, i18n.language) })} okText={t('level.remove')} cancelText={t('manners.keep')} onConfirm={() => run(() => api.removeAccessLevel(level.id, level.version))}>
            <Button danger>{t('level.remove')}…</Button>
          </Popconfirm>
        )}
      </div>
    </Form>
  )
}

/** Found by name, pinyin or number. */
function PeoplePick({ value, onChange, id }: { value?: { value: string }[]; onChange?: (people: { value: string }[]) => void; id?: string }) {
  const { i18n } = useTranslation()
  const [typed, setTyped] = useState('')
  const found = useQuery({ queryKey: ['people', 'pick', typed], queryFn: () => api.people({ text: typed, limit: 20 }), enabled: typed.trim().length > 0 })
  const options = (found.data?.items ?? []).map((person) => ({ value: person.id, label: `${nameOf(person.name, i18n.language)} ${person.number}` }))
  return <Select id={id} mode="multiple" labelInValue value={value} onChange={onChange} options={options} showSearch={{ filterOption: false, onSearch: setTyped }} />
}
