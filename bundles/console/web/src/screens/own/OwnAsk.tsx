import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { api } from '../../api/calls'
import { usePlace } from '../../app/Place'
import { useSession } from '../../app/Session'
import { Empty, Note } from '../../parts/State'
import { detailsOf, isKind, KINDS, type Wish, wishFor } from '../requests/asking'
import { useLeaveTypes } from '../../parts/leaveTypes'
import { AskFields, KindChoice } from '../requests/AskFields'
import { LeaveLeft } from '../requests/LeaveLeft'
import { AskForm } from './AskForm'
import { OwnSuggestions } from './OwnSuggestions'
import { locate, type NoFix } from './phone/device'
import '../requests/Request.css'
import './Own.css'

/** A new request. The address says what for: ?kind=CORRECTION&date=2026-11-17&as=IN. */
export default function OwnAsk() {
  const { t } = useTranslation()
  const { session } = useSession()
  const { date: today } = usePlace()
  const navigate = useNavigate()
  const [params] = useSearchParams()
  const types = useLeaveTypes()
  const id = session.account.employeeId
  const [wish, setWish] = useState<Wish>(() => {
    const kind = params.get('kind') ?? ''
    return { ...wishFor(isKind(kind) ? kind : 'CORRECTION', params.get('date') ?? today), as: params.get('as') === 'OUT' ? 'OUT' : 'IN' }
  })
  if (!id) return <Empty>{t('own.nobody')}</Empty>
  return (
    <div className="own">
      <p><Link to="/own/requests">‹ {t('areas.ownRequests')}</Link></p>
      <section className="own-card" aria-labelledby="ask-title">
        <h1 id="ask-title" className="own-title">{t('request.askFor')}</h1>
        <AskForm
          employeeId={id}
          kind={wish.kind}
          details={detailsOf(wish)}
          reasonLabel={t('request.reason')}
          act={t('request.send')}
          wantsFile={wish.kind === 'LEAVE' && types.data?.find((type) => type.code === wish.type)?.attachment}
          send={(details, reason) => api.submitRequest({ kind: wish.kind, employeeId: id, details, reason })}
          sent={(request, refused) => void navigate(`/own/requests/${request.id}`, { replace: true, state: { refused } })}
        >
          <KindChoice kind={wish.kind} kinds={KINDS} choose={(kind) => setWish((old) => ({ ...wishFor(kind, old.date), as: old.as }))} />
          {wish.kind === 'LEAVE' && <LeaveLeft employeeId={id} type={wish.type} date={wish.date} />}
          {wish.kind === 'CORRECTION' && <OwnSuggestions employeeId={id} wish={wish} take={(part) => setWish((old) => ({ ...old, ...part }))} />}
          {wish.kind === 'CORRECTION' && <OwnPosition given={wish.position !== undefined} give={(position) => setWish((old) => ({ ...old, position }))} />}
          <AskFields wish={wish} change={(part) => setWish((old) => ({ ...old, ...part }))} />
        </AskForm>
      </section>
    </div>
  )
}

/** Where one is while one asks, where the rules want it; only how far that is from one's places is kept. */
function OwnPosition({ given, give }: { given: boolean; give: (position: string) => void }) {
  const { t } = useTranslation()
  const [noFix, setNoFix] = useState<NoFix | null>(null)
  const take = async () => {
    const fix = await locate()
    if (typeof fix === 'string') setNoFix(fix)
    else give(`${fix.latitude},${fix.longitude},${fix.accuracy}`)
  }
  return (
    <div className="ask-field" role="status">
      {given ? <Note tone="ok">{t('request.positionGiven')}</Note> : <Button size="large" block onClick={() => void take()}>{t('request.givePosition')}</Button>}
      {noFix && !given && <Note tone="late">{t(`phone.fix.${noFix}`)}</Note>}
    </div>
  )
}
