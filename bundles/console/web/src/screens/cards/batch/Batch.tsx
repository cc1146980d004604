import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../../parts/State'
import { CardsHead } from '../CardsHead'
import { Checked } from './Checked'
import { Queue } from './Queue'
import { Results } from './Results'
import { Source } from './Source'
import { useBatch } from './useBatch'

/** Replacements of many (C017): each row stands alone, and what was broken off goes on where it was. */
export default function BatchPage() {
  const { t } = useTranslation()
  const batch = useBatch()
  const begun = batch.batch !== null || batch.rows.length > 0
  return (
    <>
      <CardsHead area="batch">{begun && <Button onClick={batch.leave}>{t('batch.another')}</Button>}</CardsHead>
      {batch.error !== null && <div className="below"><ErrorNote error={batch.error} /></div>}
      {batch.batch ? <Results batch={batch} stored={batch.batch} /> : batch.queueing ? <Queue batch={batch} /> : batch.rows.length > 0 ? <Checked batch={batch} /> : <Source batch={batch} />}
    </>
  )
}
