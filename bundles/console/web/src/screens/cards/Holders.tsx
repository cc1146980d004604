import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Input, Select } from 'antd'
import { useDeferredValue } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { api } from '../../api/calls'
import type { CardHolder, CredentialView } from '../../api/types'
import { usePlace } from '../../app/Place'
import { useSession } from '../../app/Session'
import { useFilters } from '../../app/useFilters'
import { Pick } from '../../parts/Fields'
import { nameOf } from '../../parts/format'
import { ListPanel } from '../../parts/grid/ListPanel'
import { usePages } from '../../parts/grid/usePages'
import { useDepartmentName } from '../../parts/names'
import { CardsHead } from './CardsHead'
import { CardSide } from './CardSide'
import { CardCell, HolderCell } from './HolderCell'

/** Those in which a card is somebody's. */
const STATES: CredentialView['state'][] = ['ACTIVE', 'ISSUED', 'SUSPENDED', 'EXPIRED']

/** People with the state of their cards (C015); a department includes those below it (C016). */
export default function Holders() {
  const { t, i18n } = useTranslation()
  const { can } = useSession()
  const { site } = usePlace()
  const navigate = useNavigate()
  const departmentName = useDepartmentName()
  const departments = useQuery({ queryKey: ['departments'], queryFn: api.departments, enabled: can('organisation.read') })
  const { read, put } = useFilters()
  const text = read('text') ?? ''
  const asked = useDeferredValue(text)
  const departmentId = read('department')
  const state = STATES.find((one) => one === read('state'))
  const without = read('without') === '1'
  const pages = usePages(['credentials', 'holders', asked, departmentId, site?.id, state, without], (after) =>
    api.cardHolders({ text: asked || undefined, departmentId, siteId: site?.id, state: without ? undefined : state, without: without || undefined, after }),
  )
  const words = (one: CardHolder) => one.cards.map((card) => `${card.number} ${t(`status.${card.state}`)}`).join(', ')
  return (
    <>
      <CardsHead area="holders" />
      <ListPanel<CardHolder>
        title={t('cards.holders')}
        pages={pages}
        sends={{ list: 'CARDS', filters: { text: asked, state: without ? undefined : state } }}
        rowKey={(one) => one.holder.id}
        empty={t('holders.none')}
        acts={{ v: (one) => { if (one.cards[0]) void navigate(`/cards/card/${one.cards[0].id}`) } }}
        onOpen={(one) => void navigate(`/cards?employee=${one.holder.id}`)}
        side={(one) => ({ title: nameOf(one.holder.name, i18n.language), body: <div className="stack">{one.cards.length === 0 ? <p className="soft">{t('desk.noCard')}</p> : one.cards.map((card) => <CardSide key={card.id} card={card} />)}</div> })}
        bulk={can('credential.issue') ? (chosen) => (
          <Button type="primary" onClick={() => void navigate('/cards/batch', { state: { people: chosen.map((one) => one.holder.number) } })}>{t('holders.batch', { count: chosen.length })}…</Button>
        ) : undefined}
        filters={
          <>
            <Input className="cards-search" allowClear value={text} aria-label={t('holders.search')} placeholder={t('holders.searchHint')} onChange={(event) => put('text', event.target.value)} />
            <Pick things={departments.data} value={departmentId} allowClear placeholder={t('people.allDepartments')} label={t('people.department')} className="people-department" onChange={(value) => put('department', value)} />
            <Select className="cards-select" allowClear aria-label={t('card.state')} placeholder={t('holders.allStates')} value={state} disabled={without} onChange={(value) => put('state', value)} options={STATES.map((value) => ({ value, label: t(`status.${value}`) }))} />
            <Checkbox checked={without} onChange={(event) => put('without', event.target.checked ? '1' : undefined)}>{t('holders.without')}</Checkbox>
          </>
        }
        columns={[
          { key: 'holder', head: t('card.holder'), width: 'minmax(170px, 1fr)', phone: true, cell: (one) => <HolderCell holder={one.holder} />, text: (one) => `${nameOf(one.holder.name, i18n.language)} ${one.holder.number}` },
          { key: 'department', head: t('people.department'), width: 'minmax(120px, 1fr)', cell: (one) => departmentName(one.departmentId), text: (one) => departmentName(one.departmentId) },
          { key: 'cards', head: t('holders.cards'), width: 'minmax(190px, 1.8fr)', phone: true, cell: (one) => (one.cards.length === 0 ? <span className="faint">{t('holders.noCard')}</span> : <span className="cards-cell">{one.cards.slice(0, 3).map((card) => <CardCell key={card.id} card={card} />)}</span>), text: words },
        ]}
      />
    </>
  )
}
