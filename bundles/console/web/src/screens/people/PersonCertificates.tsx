import { useQuery } from '@tanstack/react-query'
import { Button, Form, Input, Modal, Popconfirm } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { CertificateKind, PersonCertificates as Held } from '../../api/types'
import { usePlace } from '../../app/Place'
import { useSession } from '../../app/Session'
import { nameOf, stamp } from '../../parts/format'
import { Empty, ErrorNote, Loaded, Note } from '../../parts/State'
import { useSend } from '../cards/useSend'

/** What somebody can prove, and where they are not let in because they cannot. */
export function PersonCertificates({ id }: { id: string }) {
  const kinds = useQuery({ queryKey: ['certificate-kinds'], queryFn: api.certificateKinds })
  const held = useQuery({ queryKey: ['certificates', id], queryFn: () => api.certificatesOf(id) })
  return <Loaded query={kinds} rows={3}>{(all) => <Loaded query={held} rows={3}>{(own) => <Listed id={id} kinds={all} held={own} />}</Loaded>}</Loaded>
}

function Listed({ id, kinds, held }: { id: string; kinds: CertificateKind[]; held: Held }) {
  const { t, i18n } = useTranslation()
  const { can } = useSession()
  const { date, zone } = usePlace()
  const { busy, error, send } = useSend('certificates')
  const [entering, setEntering] = useState<CertificateKind | null>(null)
  const called = (kind: string) => nameOf(kinds.find((one) => one.id === kind)?.name, i18n.language)
  if (kinds.length === 0) return <Empty>{t('certificate.none')}</Empty>
  return (
    <div className="stack">
      {error !== null && <ErrorNote error={error} />}
      {held.barred.map((one) => (
        <Note key={one.terminalId} tone="late">{t('certificate.barred', { where: nameOf(one.terminal, i18n.language), what: one.lacks.map(called).join(t('manners.listed')) })}</Note>
      ))}
      <table className="ch-list stacks">
        <thead><tr><th>{t('certificate.title')}</th><th>{t('certificate.until')}</th><th>{t('certificate.reference')}</th><th><span className="hidden-text">{t('work.act')}</span></th></tr></thead>
        <tbody>
          {kinds.map((kind) => {
            const own = held.certificates.find((one) => one.kindId === kind.id)
            const out = own !== undefined && own.validUntil < date
            const name = nameOf(kind.name, i18n.language)
            return (
              <tr key={kind.id}>
                <td className="strong">{name}</td>
                <td className={out ? 'tone-miss strong' : undefined} title={own && t('certificate.by', { by: own.by, time: stamp(own.at, zone) })}>
                  {own === undefined ? <span className="faint">{t('certificate.missing')}</span> : out ? t('certificate.expired', { date: own.validUntil }) : own.validUntil}
                </td>
                <td className="code">{own?.reference}</td>
                <td className="num nowrap">
                  {can('credential.write') && <Button size="small" onClick={() => setEntering(kind)}>{t(own ? 'certificate.renew' : 'certificate.enter')}</Button>}{' '}
                  {can('credential.write') && own && (
                    <Popconfirm title={t('certificate.withdrawAsk', { name })} okText={t('certificate.withdraw')} cancelText={t('manners.keep')} onConfirm={() => void send(() => api.withdrawCertificate(id, kind.id))}>
                      <Button size="small" loading={busy}>{t('certificate.withdraw')}…</Button>
                    </Popconfirm>
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {entering && <Enter id={id} kind={entering} reference={held.certificates.find((one) => one.kindId === entering.id)?.reference} close={() => setEntering(null)} />}
    </div>
  )
}

function Enter({ id, kind, reference, close }: { id: string; kind: CertificateKind; reference?: string; close: () => void }) {
  const { t, i18n } = useTranslation()
  const [form] = Form.useForm<{ validUntil: string; reference?: string }>()
  const { busy, error, send } = useSend('certificates')
  return (
    <Modal open title={nameOf(kind.name, i18n.language)} okText={t('certificate.save')} cancelText={t('manners.keep')} confirmLoading={busy} onOk={() => form.submit()} onCancel={close}>
      {error !== null && <ErrorNote error={error} />}
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ reference }} onFinish={(fields) => void send(() => api.enterCertificate(id, kind.id, fields).then(close))}>
        <Form.Item name="validUntil" label={t('certificate.until')} rules={[{ required: true, message: t('fields.missing') }]}><Input type="date" /></Form.Item>
        <Form.Item name="reference" label={t('certificate.reference')}><Input className="code" maxLength={60} autoComplete="off" /></Form.Item>
      </Form>
    </Modal>
  )
}
