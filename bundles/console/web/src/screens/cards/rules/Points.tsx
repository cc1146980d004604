import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Drawer, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/calls'
import type { ActivationPoint, ActivationPointDraft, LocalName } from '../../../api/types'
import { submitOnCtrlEnter } from '../../../app/keys'
import { usePlace } from '../../../app/Place'
import { useSession } from '../../../app/Session'
import { bothNames, LocalNameFields, Pick } from '../../../parts/Fields'
import { nameOf } from '../../../parts/format'
import { useSiteName } from '../../../parts/names'
import { Panel } from '../../../parts/Panel'
import { Stamp } from '../../../parts/Stamp'
import { Empty, ErrorNote, Loaded } from '../../../parts/State'
import { CHECKS } from '../points'
import { useSend } from '../useSend'

/** Where cards are activated and what is checked there; without any, anywhere (C060, C062). */
export function Points() {
  const { t, i18n } = useTranslation()
  const { can } = useSession()
  const siteName = useSiteName()
  const query = useQuery({ queryKey: ['activation-points'], queryFn: api.activationPoints })
  const [doing, setDoing] = useState<ActivationPoint | 'new' | null>(null)
  const write = can('credential.write')
  const add = write && <Button onClick={() => setDoing('new')}>{t('points.add')}</Button>
  return (
    <Panel title={t('points.title')} hint={t('points.hint')} extra={add} flush>
      <Loaded query={query} rows={3}>
        {(points) =>
          points.length === 0 ? (
            <Empty>{t('points.none')}</Empty>
          ) : (
            <table className="ch-list stacks">
              <thead><tr><th scope="col">{t('points.point')}</th><th scope="col">{t('people.site')}</th><th scope="col">{t('identity.title')}</th><th scope="col">{t('points.reader')}</th><th><span className="hidden-text">{t('work.act')}</span></th></tr></thead>
              <tbody>
                {points.map((point) => (
                  <tr key={point.id}>
                    <td className="strong">{nameOf(point.name, i18n.language)} {point.closed && <Stamp code="DISABLED">{t('points.closed')}</Stamp>}</td>
                    <td data-label={t('people.site')}>{siteName(point.siteId)}</td>
                    <td data-label={t('identity.title')}>{point.checks.map((check) => t(`identity.check.${check}`)).join(t('manners.listed'))}</td>
                    <td data-label={t('points.reader')}>{point.reader || '–'}</td>
                    <td className="num">{write && <button type="button" className="link-button" onClick={() => setDoing(point)}>{t('rules.change')}…</button>}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Loaded>
      <Drawer open={doing !== null} onClose={() => setDoing(null)} mask={false} size={480} destroyOnHidden title={t(doing === 'new' ? 'points.add' : 'points.change')}>
        {doing && <PointForm point={doing === 'new' ? undefined : doing} done={() => setDoing(null)} />}
      </Drawer>
    </Panel>
  )
}

function PointForm({ point, done }: { point?: ActivationPoint; done: () => void }) {
  const { t } = useTranslation()
  const { sites, site } = usePlace()
  const { busy, error, send } = useSend('activation-points')
  const save = async (fields: ActivationPointDraft & { name: LocalName }) => {
    const draft = { ...fields, name: bothNames(fields.name) }
    if (await send(() => (point ? api.putActivationPoint(point.id, draft, point.version) : api.addActivationPoint(draft)))) done()
  }
  return (
    <Form<ActivationPointDraft> layout="vertical" requiredMark={false} initialValues={point ?? { siteId: site?.id ?? sites[0]?.id, checks: ['PHOTO'], reader: '', closed: false }} onFinish={(fields) => void save(fields)} onKeyDown={submitOnCtrlEnter}>
      {error !== null && <div className="form-error"><ErrorNote error={error} /></div>}
      <LocalNameFields />
      <Form.Item name="siteId" label={t('people.site')} rules={[{ required: true, message: t('fields.missing') }]}><Pick things={sites} /></Form.Item>
      <Form.Item name="checks" label={t('points.checks')} rules={[{ required: true, message: t('fields.missing') }]}><Checkbox.Group options={CHECKS.map((value) => ({ value, label: t(`identity.check.${value}`) }))} /></Form.Item>
      <Form.Item name="reader" label={t('points.reader')}><Input placeholder={t('points.readerHint')} /></Form.Item>
      {point && <Form.Item name="closed" valuePropName="checked"><Checkbox>{t('points.closeIt')}</Checkbox></Form.Item>}
      <Button type="primary" htmlType="submit" loading={busy}>{t('rules.save')}</Button>
    </Form>
  )
}
