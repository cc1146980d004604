import { Button, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { submitOnCtrlEnter } from '../../../app/keys'
import { FileDrop } from '../../../parts/FileDrop'
import { Panel } from '../../../parts/Panel'
import { Note } from '../../../parts/State'
import { REASONS } from '../desk/desk'
import { linesOf } from './sheet'
import type { Batch } from './useBatch'

export function Source({ batch }: { batch: Batch }) {
  const { t } = useTranslation()
  const count = linesOf(batch.text, batch.usual).lines.length
  return (
    <Panel title={t('batch.list')} hint={t('batch.listHint')}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void batch.check()
        }}
        onKeyDown={submitOnCtrlEnter}
      >
        <div className="columns batch-source">
          <Input.TextArea autoFocus rows={14} className="code" aria-label={t('batch.list')} placeholder={t('batch.listExample')} value={batch.text} onChange={(event) => batch.setText(event.target.value)} />
          <FileDrop accept=".xlsx,.csv,.txt,.tsv,text/csv,text/plain" chosen={(file) => void batch.load(file)}>
            <p>{t('batch.drop')}</p>
            <p className="small faint">{t('batch.dropHint')}</p>
          </FileDrop>
        </div>
        {batch.wrong.length > 0 && (
          <Note tone="miss">
            <strong>{t('batch.unreadable', { count: batch.wrong.length })}</strong>
            <ul>{batch.wrong.map((line) => <li key={line.row}>{t('batch.line', { row: line.row })} <span className="code">{line.text}</span> {t(`batch.why.${line.why}`)}</li>)}</ul>
          </Note>
        )}
        <div className="row">
          <span className="soft">{t('batch.usual')}</span>
          <Select className="cards-select" aria-label={t('batch.usual')} value={batch.usual} onChange={batch.setUsual} options={REASONS.map((value) => ({ value, label: t(`desk.reason.${value}`) }))} />
          <Button type="primary" htmlType="submit" loading={batch.busy} disabled={count === 0}>{t('batch.check', { count })}</Button>
          {batch.checked && <span role="status" className="soft">{batch.checked.done} / {batch.checked.of}</span>}
        </div>
      </form>
    </Panel>
  )
}
