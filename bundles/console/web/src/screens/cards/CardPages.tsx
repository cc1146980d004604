import { type ComponentType, lazy, type LazyExoticComponent, Suspense } from 'react'
import { useParams } from 'react-router'
import Nowhere from '../../app/Nowhere'
import { useSession } from '../../app/Session'
import { Loading, Refusal } from '../../parts/State'
import { type CardArea, CARD_AREAS } from './areas'
import { CardsHead } from './CardsHead'

const PAGES: Record<Exclude<CardArea, 'desk'>, LazyExoticComponent<ComponentType>> = {
  requests: lazy(() => import('./CardRequests')),
  ends: lazy(() => import('./Ends')),
  notices: lazy(() => import('./notices/Notices')),
  tickets: lazy(() => import('../tickets/Tickets')),
  batch: lazy(() => import('./batch/Batch')),
  activate: lazy(() => import('./ToActivate')),
  holders: lazy(() => import('./Holders')),
  replacements: lazy(() => import('./Replacements')),
  temporary: lazy(() => import('./Temporary')),
  stock: lazy(() => import('./stock/Stock')),
  watch: lazy(() => import('./watch/Watch')),
  losses: lazy(() => import('./Losses')),
  rules: lazy(() => import('./rules/Rules')),
}

/** Every page of the card area but the desk. */
export default function CardPages() {
  const { area = '' } = useParams()
  const { can } = useSession()
  const found = CARD_AREAS.find((one) => one.key === area && one.key !== 'desk')
  if (!found || found.key === 'desk') return <Nowhere />
  if (!can(found.right)) {
    return (
      <>
        <CardsHead area={found.key} />
        <Refusal permission={found.right} />
      </>
    )
  }
  const Page = PAGES[found.key]
  return (
    <Suspense fallback={<Loading rows={8} />}>
      <Page />
    </Suspense>
  )
}
