import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { api } from '../../../api/calls'
import type { CardFinding, CredentialView } from '../../../api/types'
import { usePlace } from '../../../app/Place'
import { useFilters } from '../../../app/useFilters'
import { nameOf, stamp } from '../../../parts/format'
import { ListPanel, whole } from '../../../parts/grid/ListPanel'
import { Stamp } from '../../../parts/Stamp'
import { besideCard } from '../CardSide'
import { CardCell, HolderCell } from '../HolderCell'

const KINDS: CardFinding['kind'][] = ['SAME_NUMBER', 'BYTE_ORDER', 'FACILITY_CODE', 'TRUNCATED', 'ONE_PERSON']

interface Row {
  key: string
  kind: CardFinding['kind']
  finding: number
  card: CredentialView
}

/** Cards that may be one and the same, those of one finding under one another (C026). */
export function Duplicates() {
  const { t, i18n } = useTranslation()
  const { zone } = usePlace()
  const { read, put } = useFilters()
  const navigate = useNavigate()
  const kind = KINDS.find((one) => one === read('kind'))
  const query = useQuery({ queryKey: ['credentials', 'duplicates'], queryFn: api.cardDuplicates, staleTime: 60_000 })
  const rows = (query.data?.findings ?? []).flatMap((found, finding) => (kind && found.kind !== kind ? [] : found.credentials.map((card): Row => ({ key: `${finding} ${card.id}`, kind: found.kind, finding: finding + 1, card }))))
  const open = ({ card }: Row) => void navigate(`/cards/card/${card.id}`)
  return (
    <ListPanel<Row>
      title={t('watch.duplicates')}
      pages={whole({ ...query, data: query.data && rows })}
      rowKey={(row) => row.key}
      empty={t('watch.noDuplicate', { count: query.data?.cards ?? 0 })}
      onOpen={open}
      acts={{ v: open, e: ({ card }) => void navigate(`/cards?employee=${card.employeeId}&card=${card.id}`) }}
      side={({ card }) => besideCard(card, i18n.language)}
      filters={
        <>
          <Select className="cards-select" allowClear aria-label={t('watch.kind')} placeholder={t('watch.allKinds')} value={kind} onChange={(value) => put('kind', value)} options={KINDS.map((value) => ({ value, label: t(`duplicate.${value}`) }))} />
          {query.data && <span className="soft small">{t('watch.compared', { count: query.data.cards })} {query.data.beyond > 0 && t('desk.beyond', { count: query.data.beyond })}</span>}
        </>
      }
      columns={[
        { key: 'kind', head: t('watch.kind'), width: 'minmax(150px, 1fr)', phone: true, cell: (row) => <span><Stamp code="LATE">{row.finding}</Stamp> {t(`duplicate.${row.kind}`)}</span>, text: (row) => `${row.finding} ${t(`duplicate.${row.kind}`)}` },
        { key: 'card', head: t('card.number'), width: 'minmax(200px, 1fr)', cell: (row) => <CardCell card={row.card} />, text: (row) => row.card.number },
        { key: 'holder', head: t('card.holder'), width: 'minmax(150px, 1.2fr)', phone: true, cell: (row) => <HolderCell holder={row.card.holder} onPhone={row.card.number} />, text: (row) => nameOf(row.card.holder?.name, i18n.language) },
        { key: 'issued', head: t('card.issuedAt'), width: '150px', cell: (row) => stamp(row.card.issuedAt, zone), text: (row) => stamp(row.card.issuedAt, zone) },
      ]}
    />
  )
}
