import { Button, Form, Input, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/calls'
import type { StockBatch, StockBatchDraft } from '../../../api/types'
import { submitOnCtrlEnter } from '../../../app/keys'
import { usePlace } from '../../../app/Place'
import { Pick } from '../../../parts/Fields'
import { ErrorNote } from '../../../parts/State'
import { TECHNOLOGIES } from '../technologies'
import { useSend } from '../useSend'

/** A batch as it was delivered: for which site, when to order more, and by which rule its cards are numbered. */
export function BatchForm({ batch, done }: { batch?: StockBatch; done: (made: StockBatch) => void }) {
  const { t } = useTranslation()
  const { sites, site, date } = usePlace()
  const { busy, error, send } = useSend()
  const save = (draft: StockBatchDraft) =>
    void send(async () => done(batch ? await api.putStockBatch(batch.id, draft, batch.version) : await api.addStockBatch(draft)))
  return (
    <Form<StockBatchDraft>
      layout="vertical"
      requiredMark={false}
      initialValues={batch ?? { name: date.slice(0, 7), received: date, siteId: site?.id, reorderLevel: 20, printedPrefix: '', printedDigits: 8, printedNext: 1, technology: 'MIFARE' }}
      onFinish={save}
      onKeyDown={submitOnCtrlEnter}
    >
      {error !== null && <div className="form-error"><ErrorNote error={error} /></div>}
      <Form.Item name="name" label={t('stock.batch')} rules={[{ required: true, message: t('fields.missing') }]}><Input /></Form.Item>
      <div className="two-fields">
        <Form.Item name="received" label={t('stock.receivedOn')} rules={[{ required: true, message: t('fields.missing') }]}><Input type="date" /></Form.Item>
        <Form.Item name="siteId" label={t('people.site')}><Pick things={sites} allowClear placeholder={t('stock.anySite')} /></Form.Item>
        <Form.Item name="technology" label={t('card.technology')}><Select options={TECHNOLOGIES.map((value) => ({ value, label: t(`technology.${value}`) }))} /></Form.Item>
        <Form.Item name="reorderLevel" label={t('stock.reorderAt')}><InputNumber min={0} className="full" /></Form.Item>
      </div>
      <h3>{t('stock.rule')}</h3>
      <p className="soft small below">{t('stock.ruleHint')}</p>
      <div className="two-fields">
        <Form.Item name="printedPrefix" label={t('stock.prefix')}><Input /></Form.Item>
        <Form.Item name="printedDigits" label={t('stock.digits')}><InputNumber min={0} max={12} className="full" /></Form.Item>
        <Form.Item name="printedNext" label={t('stock.nextNumber')}><InputNumber min={0} className="full" /></Form.Item>
      </div>
      <Button type="primary" htmlType="submit" loading={busy}>{t(batch ? 'stock.save' : 'stock.add')}</Button>
    </Form>
  )
}
