import { useQuery } from '@tanstack/react-query'
import { Button, Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { CardLoss } from '../../api/types'
import { usePlace } from '../../app/Place'
import { useFilters } from '../../app/useFilters'
import { addDays, addMonths, monthName } from '../../parts/format'
import { Bars } from '../../parts/Bars'
import { Icon } from '../../parts/Icon'
import { Fact, Facts, Panel } from '../../parts/Panel'
import { useDepartmentName } from '../../parts/names'
import { Empty, Loaded } from '../../parts/State'
import { CardsHead } from './CardsHead'
import { endOfDay } from './desk/endOfDay'
import { ReportFiles } from './ReportFiles'

const SPANS = [3, 6, 12, 24]
const REASONS = ['LOST', 'STOLEN', 'DAMAGED', 'WORN'] as const

/** Sums of losses by what they have in common, the largest first. */
export function sumBy(losses: CardLoss[], keyOf: (loss: CardLoss) => string): { key: string; value: number }[] {
  const sums = new Map<string, number>()
  for (const loss of losses) sums.set(keyOf(loss), (sums.get(keyOf(loss)) ?? 0) + loss.count)
  return [...sums].map(([key, value]) => ({ key, value })).sort((a, b) => b.value - a.value)
}

/** How many cards are lost and damaged, where and of which batch (C070). */
export default function Losses() {
  const { t, i18n } = useTranslation()
  const { date, zone } = usePlace()
  const { read, put } = useFilters()
  const departmentName = useDepartmentName()
  const months = SPANS.find((one) => String(one) === read('months')) ?? 12
  const first = addMonths(date.slice(0, 7), 1 - months)
  const span = Array.from({ length: months }, (_, i) => addMonths(first, i))
  const from = `${first}-01`
  const query = useQuery({ queryKey: ['credentials', 'losses', from, date, zone], queryFn: () => api.cardLosses(endOfDay(addDays(from, -1), zone).toISOString(), endOfDay(date, zone).toISOString()) })
  return (
    <>
      <CardsHead area="losses">
        <Segmented aria-label={t('losses.span')} value={months} onChange={(value) => put('months', String(value))} options={SPANS.map((value) => ({ value, label: t('losses.months', { count: value }) }))} />
        <Button onClick={() => window.print()} icon={<Icon name="print" size={16} />}>{t('manners.print')}</Button>
      </CardsHead>
      <h1 className="print-only">{t('cards.losses')} {from} – {date}</h1>
      <Loaded query={query} rows={8}>
        {(losses) => {
          const perMonth = new Map(sumBy(losses, (loss) => loss.month).map((sum) => [sum.key, sum.value]))
          const reasons = sumBy(losses, (loss) => loss.reason)
          if (losses.length === 0) return <Panel label={t('cards.losses')}><Empty>{t('losses.none', { from, until: date })}</Empty></Panel>
          return (
            <div className="losses">
              <Panel title={t('losses.byReason')} className="losses-reasons">
                <Facts>{REASONS.map((reason) => <Fact key={reason} label={t(`desk.reason.${reason}`)}>{reasons.find((one) => one.key === reason)?.value ?? 0}</Fact>)}</Facts>
              </Panel>
              <Panel title={t('losses.byMonth')}>
                <Bars label={t('losses.byMonth')} bars={span.map((month) => ({ key: month, label: monthName(month, i18n.language), value: perMonth.get(month) ?? 0 }))} />
              </Panel>
              <Panel title={t('losses.byDepartment')}>
                <Bars label={t('losses.byDepartment')} bars={sumBy(losses, (loss) => loss.departmentId).map((sum) => ({ ...sum, label: departmentName(sum.key) || '–' }))} />
              </Panel>
              <Panel title={t('losses.byBatch')}>
                <Bars label={t('losses.byBatch')} bars={sumBy(losses, (loss) => loss.batch ?? '').map((sum) => ({ ...sum, label: sum.key || t('losses.noBatch') }))} />
              </Panel>
            </div>
          )
        }}
      </Loaded>
      <div className="row below no-print"><ReportFiles report="CARD_LOSSES" from={from} until={date} filter={{}} /></div>
    </>
  )
}
