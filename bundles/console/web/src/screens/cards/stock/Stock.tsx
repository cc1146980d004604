import { useQuery } from '@tanstack/react-query'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/calls'
import type { StockBatch } from '../../../api/types'
import { useKeys } from '../../../app/keys'
import { usePlace } from '../../../app/Place'
import { useSession } from '../../../app/Session'
import { nameOf } from '../../../parts/format'
import { useSiteName } from '../../../parts/names'
import { Fact, Facts, Panel } from '../../../parts/Panel'
import { Scroll } from '../../../parts/Scroll'
import { Stamp } from '../../../parts/Stamp'
import { Empty, Loaded, Note } from '../../../parts/State'
import { CardsHead } from '../CardsHead'
import { BatchForm } from './BatchForm'
import { Shelf } from './Shelf'
import { ShelveForm } from './ShelveForm'

/** Cards that are nobody's yet: batches, how many are left, when to order, and which one comes next. */
export default function Stock() {
  const { t } = useTranslation()
  const { can } = useSession()
  const [chosen, setChosen] = useState<string | null>(null)
  const [doing, setDoing] = useState<'add' | 'amend' | 'shelve' | null>(null)
  const query = useQuery({ queryKey: ['credentials', 'stock'], queryFn: api.stockBatches })
  const batches = query.data ?? []
  const batch = batches.find((one) => one.id === chosen) ?? batches[0]
  const write = can('credential.write')
  const at = batch ? batches.indexOf(batch) : -1
  useKeys({
    j: () => setChosen(batches[Math.min(at + 1, batches.length - 1)]?.id ?? null),
    k: () => setChosen(batches[Math.max(at - 1, 0)]?.id ?? null),
    ...(write && batch ? { e: () => setDoing('shelve') } : {}),
  })
  const low = batches.filter((one) => one.low)
  return (
    <>
      <CardsHead area="stock">
        {write && batch && <Button onClick={() => setDoing('shelve')}>{t('stock.shelve')} <span className="desk-key">E</span></Button>}
        {write && <Button type="primary" onClick={() => setDoing('add')}>{t('stock.add')}</Button>}
      </CardsHead>
      {low.length > 0 && <div className="below"><Note tone="late"><strong>{t('stock.order', { names: low.map((one) => one.name).join(t('manners.listed')) })}</strong> {t('stock.orderWhy')}</Note></div>}
      <Loaded query={query} rows={6}>
        {() =>
          batches.length === 0 ? (
            <Panel label={t('cards.stock')}><Empty action={write ? <Button onClick={() => setDoing('add')}>{t('stock.add')}</Button> : undefined}>{t('stock.none')}</Empty></Panel>
          ) : (
            <div className="columns stock">
              <div className="stack">
                <Batches batches={batches} chosen={batch?.id} choose={setChosen} />
                <NextFree />
              </div>
              {batch && <Shelf key={batch.id} batch={batch} amend={write ? () => setDoing('amend') : undefined} />}
            </div>
          )
        }
      </Loaded>
      <Drawer open={doing !== null} onClose={() => setDoing(null)} mask={false} size={480} destroyOnHidden title={doing ? t(`stock.${doing}`) : ''}>
        {doing === 'add' && <BatchForm done={(made) => { setChosen(made.id); setDoing('shelve') }} />}
        {doing === 'amend' && batch && <BatchForm batch={batch} done={() => setDoing(null)} />}
        {doing === 'shelve' && batch && <ShelveForm key={batch.id} batch={batch} />}
      </Drawer>
    </>
  )
}

function Batches({ batches, chosen, choose }: { batches: StockBatch[]; chosen: string | undefined; choose: (id: string) => void }) {
  const { t } = useTranslation()
  const siteName = useSiteName()
  return (
    <Panel title={t('stock.batches')} hint={t('stock.freeInAll', { count: batches.reduce((sum, one) => sum + one.free, 0) })} flush>
      <Scroll label={t('stock.batches')}>
        <table className="ch-list stacks">
          <thead>
            <tr>
              <th scope="col">{t('stock.batch')}</th>
              <th scope="col">{t('people.site')}</th>
              <th scope="col">{t('stock.level')}</th>
              <th scope="col" className="num">{t('stock.free')}</th>
              <th scope="col" className="num">{t('stock.used')}</th>
            </tr>
          </thead>
          <tbody>
            {batches.map((batch) => (
              <tr key={batch.id} className={`choosable${batch.id === chosen ? ' chosen' : ''}`} onClick={() => choose(batch.id)}>
                <td>
                  <div className="two-lines">
                    <button type="button" className="plain-button strong" aria-pressed={batch.id === chosen} onClick={() => choose(batch.id)}>{batch.name}</button>
                    <span>{t('stock.received', { date: batch.received })} · {t(`technology.${batch.technology}`)}</span>
                  </div>
                </td>
                <td data-label={t('people.site')}>{siteName(batch.siteId) || t('stock.anySite')}</td>
                <td className="stock-level" data-label={t('stock.level')}><Level batch={batch} /></td>
                <td className="num" data-label={t('stock.free')}>{batch.low ? <Stamp code="LATE">{batch.free}</Stamp> : <b>{batch.free}</b>}</td>
                <td className="num" data-label={t('stock.used')}>{batch.used}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </Panel>
  )
}

/** What is left of a batch, and the mark at which to order. */
function Level({ batch }: { batch: StockBatch }) {
  const { t } = useTranslation()
  const all = Math.max(1, batch.free + batch.used, batch.reorderLevel)
  const width = (count: number) => `${(count / all) * 100}%`
  return (
    <svg className="level" width="100%" height="14" role="img" aria-label={t('stock.levelText', { free: batch.free, used: batch.used, level: batch.reorderLevel })}>
      <rect className={batch.low ? 'level-low' : 'level-free'} width={width(batch.free)} height="14" />
      {batch.reorderLevel > 0 && <rect className="level-mark" x={width(batch.reorderLevel)} width="2" height="14" />}
    </svg>
  )
}

/** The card to take next at each site, as it lies first in its batch. */
function NextFree() {
  const { t, i18n } = useTranslation()
  const { sites, site } = usePlace()
  const query = useQuery({
    queryKey: ['credentials', 'next-free', site?.id, sites.length],
    queryFn: () => Promise.all((site ? [site] : sites).map(async (one) => ({ site: one, card: (await api.nextFreeCard(one.id))[0] }))),
    enabled: sites.length > 0,
  })
  return (
    <Panel title={t('stock.next')} hint={t('stock.nextHint')}>
      <Loaded query={query} rows={1}>
        {(all) => <Facts>{all.map((one) => <Fact key={one.site.id} label={nameOf(one.site.name, i18n.language)}>{one.card ? <span className="code">{one.card.printed ?? one.card.number}</span> : t('stock.noneFree')}</Fact>)}</Facts>}
      </Loaded>
    </Panel>
  )
}
