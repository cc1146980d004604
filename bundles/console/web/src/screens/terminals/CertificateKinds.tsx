import { useQuery } from '@tanstack/react-query'
import { Button, Drawer, Form, InputNumber, Popconfirm, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { CertificateKind, CertificateKindDraft, LocalName } from '../../api/types'
import { useSession } from '../../app/Session'
import { bothNames, LocalNameFields, matches, namedOptions } from '../../parts/Fields'
import { nameOf } from '../../parts/format'
import { Panel } from '../../parts/Panel'
import { Empty, ErrorNote, Loaded } from '../../parts/State'
import { useSend } from '../cards/useSend'

type Named = { id: string; name: LocalName }

export interface Places {
  sites: Named[]
  areas: Named[]
  terminals: Named[]
}

/** What people must be able to prove, and where nobody is let in without it. */
export function CertificateKinds({ places }: { places: Places }) {
  const { t, i18n } = useTranslation()
  const { can } = useSession()
  const query = useQuery({ queryKey: ['certificate-kinds'], queryFn: api.certificateKinds })
  const [open, setOpen] = useState<CertificateKind | 'new' | null>(null)
  const names = (ids: string[], of: Named[]) => ids.map((id) => nameOf(of.find((one) => one.id === id)?.name, i18n.language) || '?')
  return (
    <Panel title={t('certificate.kinds')} extra={can('credential.write') && <Button size="small" onClick={() => setOpen('new')}>{t('certificate.add')}</Button>}>
      <p className="soft">{t('certificate.hint')}</p>
      <Loaded query={query} rows={2}>
        {(kinds) =>
          kinds.length === 0 ? (
            <Empty>{t('certificate.none')}</Empty>
          ) : (
            <table className="ch-list stacks">
              <thead><tr><th>{t('certificate.title')}</th><th>{t('certificate.where')}</th><th><span className="hidden-text">{t('work.act')}</span></th></tr></thead>
              <tbody>
                {kinds.map((kind) => (
                  <tr key={kind.id}>
                    <td className="strong">{nameOf(kind.name, i18n.language)}</td>
                    <td>{[...names(kind.sites, places.sites), ...names(kind.areas, places.areas), ...names(kind.terminals, places.terminals)].join(t('manners.listed')) || t('certificate.everywhere')} <span className="small faint">· {kind.remindDays > 0 ? t('certificate.reminded', { count: kind.remindDays }) : t('certificate.notReminded')}</span></td>
                    <td className="num">{can('credential.write') && <button type="button" className="link-button" onClick={() => setOpen(kind)}>{t('certificate.change')}…</button>}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Loaded>
      <Drawer open={open !== null} onClose={() => setOpen(null)} mask={false} size={520} destroyOnHidden title={t(open === 'new' ? 'certificate.title' : 'certificate.change')}>
        {open !== null && <KindForm kind={open === 'new' ? undefined : open} places={places} done={() => setOpen(null)} />}
      </Drawer>
    </Panel>
  )
}

function KindForm({ kind, places, done }: { kind?: CertificateKind; places: Places; done: () => void }) {
  const { t, i18n } = useTranslation()
  const { busy, error, send } = useSend('certificate-kinds', 'certificates')
  const submit = (fields: CertificateKindDraft) => {
    const draft = { ...fields, name: bothNames(fields.name) }
    void send(() => (kind ? api.amendCertificateKind(kind.id, draft, kind.version) : api.addCertificateKind(draft)).then(done))
  }
  const many = (of: Named[]) => <Select mode="multiple" showSearch={{ filterOption: matches }} options={namedOptions(of, i18n.language)} />
  const initial = { name: kind?.name, sites: kind?.sites ?? [], areas: kind?.areas ?? [], terminals: kind?.terminals ?? [], remindDays: kind?.remindDays ?? 30 }
  return (
    <Form<CertificateKindDraft> layout="vertical" requiredMark={false} initialValues={initial} onFinish={submit}>
      {error !== null && <div className="form-error"><ErrorNote error={error} /></div>}
      <LocalNameFields />
      <Form.Item name="sites" label={t('level.sites')}>{many(places.sites)}</Form.Item>
      <Form.Item name="areas" label={t('level.areas')}>{many(places.areas)}</Form.Item>
      <Form.Item name="terminals" label={t('level.terminals')}>{many(places.terminals)}</Form.Item>
      <Form.Item name="remindDays" label={t('certificate.remindDays')}><InputNumber min={0} max={365} /></Form.Item>
      <div className="row">
        <Button type="primary" htmlType="submit" loading={busy}>{t('certificate.save')}</Button>
        {kind && (
          <Popconfirm
            title={t('certificate.removeAsk', { name: nameOf(kind.name, i18n.language) })}
            okText={t('certificate.remove')}
            cancelText={t('manners.keep')}
            onConfirm={() => void send(() => api.removeCertificateKind(kind.id, kind.version).then(done))}
          >
            <Button danger>{t('certificate.remove')}…</Button>
          </Popconfirm>
        )}
      </div>
    </Form>
  )
}
