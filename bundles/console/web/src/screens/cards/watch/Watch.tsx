import { Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { useFilters } from '../../../app/useFilters'
import { CardsHead } from '../CardsHead'
import { CardAlarms } from './CardAlarms'
import { Duplicates } from './Duplicates'
import { IdleCards } from './IdleCards'

const VIEWS = { alarms: CardAlarms, idle: IdleCards, duplicates: Duplicates }
type View = keyof typeof VIEWS

/** What is wrong, or may be, with cards that are out: used after loss, not used at all, written alike (C026, C030, C054). */
export default function Watch() {
  const { t } = useTranslation()
  const { read, put } = useFilters()
  const view = (read('view') ?? 'alarms') as View
  const Shown = VIEWS[view] ?? CardAlarms
  return (
    <>
      <CardsHead area="watch">
        <Segmented<View> aria-label={t('cards.watch')} value={view} onChange={(next) => put('view', next)} options={(Object.keys(VIEWS) as View[]).map((value) => ({ value, label: t(`watch.${value}`) }))} />
      </CardsHead>
      <Shown />
    </>
  )
}
