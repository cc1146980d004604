import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { nameOf } from '../../../parts/format'
import { ListPanel, whole } from '../../../parts/grid/ListPanel'
import { Panel } from '../../../parts/Panel'
import { Stamp } from '../../../parts/Stamp'
import { useMoney } from '../money'
import type { Row } from './rows'
import type { Batch } from './useBatch'

/** What each line would do, before anything is changed. */
export function Checked({ batch }: { batch: Batch }) {
  const { t, i18n } = useTranslation()
  const money = useMoney()
  const ready = batch.rows.filter((row) => row.state === 'READY')
  const without = ready.filter((row) => row.number === '').length
  const why = useWhy()
  return (
    <>
      <Panel label={t('batch.next')} className="batch-next">
        <p className="row">
          <strong>{t('batch.ready', { ready: ready.length, wrong: batch.rows.length - ready.length })}</strong>
          <Button type={without > 0 ? 'primary' : 'default'} disabled={ready.length === 0} onClick={batch.queue}>{t('batch.queue', { count: ready.length })}</Button>
          <Button type={without > 0 ? 'default' : 'primary'} loading={batch.busy} disabled={ready.length === 0} onClick={() => void batch.begin()}>{t('batch.run', { count: ready.length })}</Button>
          <span className="soft">{without > 0 && t('batch.fromStock', { count: without })} {t('batch.final')}</span>
        </p>
      </Panel>
      <ListPanel<Row>
        title={t('batch.checked')}
        pages={whole({ data: batch.rows, error: null, isPending: false, refetch: () => undefined })}
        rowKey={(row) => String(row.row)}
        empty={t('batch.empty')}
        columns={[
          { key: 'row', head: t('batch.row'), width: '60px', numeric: true, cell: (row) => row.row, text: (row) => String(row.row) },
          { key: 'who', head: t('card.holder'), width: 'minmax(150px, 1fr)', phone: true, cell: (row) => <div className="two-lines"><strong className="ellipsis">{nameOf(row.name, i18n.language) || row.who}</strong><span>{row.who}</span></div>, text: (row) => `${nameOf(row.name, i18n.language)} ${row.who}` },
          { key: 'old', head: t('desk.oldCard'), width: '130px', cell: (row) => <span className="code">{row.oldNumber ?? '–'}</span>, text: (row) => row.oldNumber ?? '' },
          { key: 'new', head: t('desk.newCard'), width: '130px', cell: (row) => (row.number ? <span className="code">{row.number}</span> : <span className="faint">{t('batch.toRead')}</span>), text: (row) => row.number },
          { key: 'reason', head: t('fields.reason'), width: '110px', cell: (row) => t(`desk.reason.${row.reason}`), text: (row) => t(`desk.reason.${row.reason}`) },
          { key: 'fee', head: t('desk.fee'), width: '90px', cell: (row) => (row.fee ? money(row.fee) : ''), text: (row) => (row.fee ? money(row.fee) : '') },
          { key: 'state', head: t('card.state'), width: 'minmax(170px, 1.6fr)', phone: true, cell: (row) => <span><Stamp code={row.state === 'WRONG' ? 'WRONG' : 'OK'}>{t(`batch.state.${row.state}`)}</Stamp> {row.problems.map(why).join(' ')}</span>, text: (row) => `${t(`batch.state.${row.state}`)} ${row.problems.map(why).join(' ')}` },
        ]}
      />
    </>
  )
}

/** A problem of a row in the reader's language, as far as there is a word for it. */
export function useWhy(): (problem: { code?: string; detail?: string }) => string {
  const { t, i18n } = useTranslation()
  return ({ code = '', detail }) => {
    const key = `problem.${code.replaceAll('.', '-')}`
    return i18n.exists(key) ? t(key) : detail || code
  }
}
