import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CardBatch } from '../../../api/types'
import { usePlace } from '../../../app/Place'
import { stamp } from '../../../parts/format'
import { ListPanel, whole } from '../../../parts/grid/ListPanel'
import { Panel } from '../../../parts/Panel'
import { Stamp } from '../../../parts/Stamp'
import { useWhy } from './Checked'
import type { Batch } from './useBatch'

type StoredRow = CardBatch['rows'][number]

/** Row by row how far it has got; its address goes on from there, also tomorrow. */
export function Results({ batch, stored }: { batch: Batch; stored: CardBatch }) {
  const { t } = useTranslation()
  const { zone } = usePlace()
  const why = useWhy()
  const code = (row: StoredRow) => (row.state === 'DONE' ? 'OK' : row.state === 'REFUSED' ? 'REFUSED' : 'PLANNED')
  const said = (row: StoredRow) => `${t(`batch.state.${row.state}`)} ${row.code ? why(row) : ''}`
  return (
    <>
      <Panel label={t('batch.results')} className="batch-next">
        <p className="row" role="status">
          <strong>{t('batch.progress', { done: stored.done, refused: stored.refused, waiting: stored.waiting })}</strong>
          <progress max={stored.rows.length} value={stored.rows.length - stored.waiting} aria-label={t('batch.results')} />
          {stored.waiting > 0 && !batch.busy && <Button type="primary" onClick={() => void batch.run(stored)}>{t('batch.resume', { count: stored.waiting })}</Button>}
          {stored.waiting === 0 && stored.refused > 0 && <Button loading={batch.busy} onClick={() => void batch.run(stored, true)}>{t('batch.again', { count: stored.refused })}</Button>}
          <span className="soft">{t('batch.by', { who: stored.operator, time: stamp(stored.at, zone) })}</span>
        </p>
      </Panel>
      <ListPanel<StoredRow>
        title={t('batch.results')}
        pages={whole({ data: stored.rows, error: null, isPending: false, refetch: () => undefined })}
        rowKey={(row) => String(row.row)}
        height={34}
        empty={t('batch.empty')}
        columns={[
          { key: 'row', head: t('batch.row'), width: '60px', numeric: true, cell: (row) => row.row, text: (row) => String(row.row) },
          { key: 'who', head: t('batch.who'), width: 'minmax(120px, 1fr)', phone: true, cell: (row) => row.who, text: (row) => row.who },
          { key: 'reason', head: t('fields.reason'), width: '120px', cell: (row) => t(`desk.reason.${row.reason}`), text: (row) => t(`desk.reason.${row.reason}`) },
          { key: 'state', head: t('card.state'), width: 'minmax(170px, 2fr)', phone: true, cell: (row) => <span><Stamp code={code(row)}>{t(`batch.state.${row.state}`)}</Stamp> {row.code && why(row)}</span>, text: said },
        ]}
      />
    </>
  )
}
