import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { api } from '../../api/calls'
import type { WaitingCard } from '../../api/types'
import { usePlace } from '../../app/Place'
import { useSession } from '../../app/Session'
import { nameOf, stamp } from '../../parts/format'
import { ListPanel } from '../../parts/grid/ListPanel'
import { usePages } from '../../parts/grid/usePages'
import { Stamp } from '../../parts/Stamp'
import { Refusal } from '../../parts/State'
import { CardsHead } from './CardsHead'
import { besideCard } from './CardSide'
import { CardCell, HolderCell } from './HolderCell'

const DAY = 86_400_000

/** Whole days until an instant, none once it is over. */
export function daysLeft(until: string, now: number): number {
  return Math.max(0, Math.ceil((Date.parse(until) - now) / DAY))
}

/** Cards that were issued and wait for their holder, the nearest end first in sight (C058). */
export default function ToActivate() {
  const { t, i18n } = useTranslation()
  const { zone } = usePlace()
  const { can } = useSession()
  const navigate = useNavigate()
  const policy = useQuery({ queryKey: ['activation-policy'], queryFn: api.activationPolicy })
  const pages = usePages(['credentials', 'to-activate'], (after) => api.cardsToActivate(after))
  const activate = ({ credential }: WaitingCard) => void navigate(`/cards?employee=${credential.employeeId}&card=${credential.id}&act=activate`)
  const now = Date.now()
  const left = (one: WaitingCard) => (one.cancelAt ? t('activate.days', { count: daysLeft(one.cancelAt, now) }) : t('card.noEnd'))
  return (
    <>
      <CardsHead area="activate" />
      <ListPanel<WaitingCard>
        title={t('cards.activate')}
        pages={pages}
        rowKey={(one) => one.credential.id}
        empty={t('activate.none')}
        sends={{ list: 'CARDS_TO_ACTIVATE' }}
        filters={policy.data && <span className="soft">{t(policy.data.cancelDays > 0 ? 'activate.policy' : 'activate.policyNever', { remind: policy.data.remindDays, cancel: policy.data.cancelDays })}</span>}
        onOpen={({ credential }) => void navigate(`/cards/card/${credential.id}`)}
        side={({ credential }) => besideCard(credential, i18n.language)}
        acts={{ v: ({ credential }) => void navigate(`/cards/card/${credential.id}`), ...(can('credential.activate') ? { e: activate, a: activate } : {}) }}
        columns={[
          { key: 'holder', head: t('card.holder'), width: 'minmax(170px, 1.4fr)', phone: true, cell: (one) => <HolderCell holder={one.credential.holder} />, text: (one) => `${nameOf(one.credential.holder?.name, i18n.language)} ${one.credential.holder?.number ?? ''}` },
          { key: 'card', head: t('card.number'), width: 'minmax(200px, 1fr)', cell: (one) => <CardCell card={one.credential} />, text: (one) => one.credential.number },
          { key: 'issued', head: t('card.issuedAt'), width: '150px', cell: (one) => stamp(one.credential.issuedAt, zone), text: (one) => stamp(one.credential.issuedAt, zone) },
          { key: 'reminded', head: t('activate.reminded'), width: '150px', cell: (one) => stamp(one.remindAt, zone), text: (one) => stamp(one.remindAt, zone) },
          { key: 'left', head: t('activate.left'), width: '120px', phone: true, cell: (one) => (one.cancelAt && daysLeft(one.cancelAt, now) <= 3 ? <Stamp code="LATE">{left(one)}</Stamp> : left(one)), text: left },
          { key: 'act', head: '', width: '110px', phone: true, cell: (one) => can('credential.activate') && <Button size="small" onClick={() => activate(one)}>{t('desk.act.activate')}…</Button> },
        ]}
      />
      {!can('credential.activate') && <Refusal permission="credential.activate" />}
    </>
  )
}
