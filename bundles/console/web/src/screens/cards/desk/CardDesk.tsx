import { Button } from 'antd'
import { useCallback, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { api } from '../../../api/calls'
import type { CredentialView, FeeState, RequestView } from '../../../api/types'
import { usePlace } from '../../../app/Place'
import { clock, span } from '../../../parts/format'
import { Kbd, Panel } from '../../../parts/Panel'
import { Empty, ErrorNote, Loading, Note } from '../../../parts/State'
import { UNDO_MS } from '../../../parts/Undo'
import { useNow } from '../../../parts/useNow'
import { saidOf, useWaiting } from '../../requests/RequestLine'
import { CardsHead } from '../CardsHead'
import { useSwipeTest } from '../useSwipeTest'
import { Aside } from './Aside'
import { beside, type Doing, HANDED_IN, needsReason, reasonsFor, takesCard } from './desk'
import { Found, LookedUp } from './LookedUp'
import { HeldCards, Holder } from './Holder'
import { ReaderChoice, ReaderTrouble } from './ReaderChoice'
import { ReaderField } from './ReaderField'
import { DeskSlip } from './Slip'
import { Steps } from './Steps'
import { type AtDesk, useDesk } from './useDesk'
import { useReader } from './useReader'

/** A read card shows its holder or that it is free; an act takes its steps on this one page. */
export default function CardDesk() {
  const { t } = useTranslation()
  const { zone } = usePlace()
  const [params, setParams] = useSearchParams()
  const field = useRef<HTMLInputElement>(null)
  const navigate = useNavigate()
  const at = useDesk({ personId: params.get('employee'), cardId: params.get('card') })
  const reader = useReader(at.hear)
  const { desk, person, card } = at
  const { doing } = desk
  const saved = doing?.saved ?? null
  const swipe = useSwipeTest(saved && doing && (takesCard(doing.act) || doing.act === 'activate') ? saved.id : undefined)
  const focus = useCallback(() => field.current?.focus(), [])

  const clear = () => {
    at.clear()
    setParams({}, { replace: true })
    focus()
  }
  useAddress(at, focus)

  const settle = (state: FeeState, reason?: string) => {
    const replacement = saved?.replacement
    if (!replacement || replacement.fee.state !== 'DUE' || replacement.fee.amount === 0) return
    void at.ask(async () => at.change({ saved: { ...saved, replacement: await api.settleFee(replacement.id, { state, reason }, replacement.version) } }))
    focus()
  }
  const undo = () => {
    if (!doing?.held || !saved || Date.now() > (at.done[0]?.at ?? 0) + UNDO_MS) return
    void at.undo()
    focus()
  }
  return (
    <>
      <DeskSlip at={at} />
      <CardsHead area="desk">
        <ReaderChoice reader={reader} chosen={focus} />
        <Button onClick={clear}>
          {t('desk.next')} <Kbd>Esc</Kbd>
        </Button>
      </CardsHead>
      <div className={saved ? 'columns desk no-print' : 'columns desk'}>
        <div className="stack">
          <ReaderField at={at} field={field} clear={clear} keys={keysOf(at, doing, { settle, undo, test: swipe.start, verify: (one) => void navigate(`/cards/card/${one.id}`) })} />
          <ReaderTrouble reader={reader} />
          {at.error !== null && <ErrorNote error={at.error} />}
          {desk.people && <Found people={desk.people} choose={(id) => { at.choosePerson(id); focus() }} />}
          {desk.found && !doing && <LookedUp found={desk.found.lookUp} text={desk.found.text} choose={(one) => at.chooseCard(one.id, one.employeeId)} />}
          {desk.personId && (
            <Panel
              title={doing ? t(`desk.act.${doing.act}`) : t('desk.holder')}
              hint={doing ? t('desk.started', { time: clock(desk.began, zone, true) }) : undefined}
              extra={doing && !saved ? <Elapsed since={desk.began} /> : undefined}
            >
              {!person.data ? (
                person.error ? <ErrorNote error={person.error} /> : <Loading rows={3} />
              ) : (
                <>
                  <Holder person={person.data} live={at.live.length} replaced={at.cards.data?.filter((one) => one.replaces).length ?? 0} />
                  {at.order && !saved && <Ordered order={at.order} />}
                  {doing ? <Steps at={at} doing={doing} swipe={swipe} settle={settle} undo={undo} focus={focus} /> : <HeldCards cards={at.live} chosen={card?.id} choose={at.chooseCard} />}
                </>
              )}
            </Panel>
          )}
          {!desk.personId && !desk.found && !desk.people && <Panel label={t('desk.holder')}><Empty>{t('desk.waiting')}</Empty></Panel>}
        </div>
        <Aside at={at} />
      </div>
    </>
  )
}

interface After {
  settle: (state: FeeState) => void
  undo: () => void
  test: () => void
  verify: (card: CredentialView) => void
}

/** What letters and arrows do besides beginning an act: choose while it goes on, follow up once it is saved. */
function keysOf(at: AtDesk, doing: Doing | null, after: After): Record<string, (() => void) | undefined> {
  const { card } = at
  if (!doing) return { v: card && (() => after.verify(card)) }
  if (doing.saved) {
    return { p: () => window.print(), s: after.test, u: after.undo, m: () => after.settle('PAID'), d: () => after.settle('TO_DEDUCT') }
  }
  const step = (by: 1 | -1) => {
    if (needsReason(doing.act)) at.change({ reason: beside(reasonsFor(doing.act), doing.reason, by) })
    else if (doing.act === 'return') at.change({ handedIn: beside(HANDED_IN, doing.handedIn, by) })
    else if (doing.act === 'activate' && at.check) at.change({ check: beside(at.point.checks, at.check, by), answer: '' })
  }
  return { ArrowLeft: () => step(-1), ArrowRight: () => step(1), s: takesCard(doing.act) ? at.takeFromStock : undefined }
}

/** The address names a person, a card, an act or a text to read: taken up once, when the desk opens. */
function useAddress(at: AtDesk, focus: () => void) {
  const [params, setParams] = useSearchParams()
  const asked = useRef(params.get('act'))
  useEffect(() => {
    const text = params.get('text')
    if (text) {
      setParams({}, { replace: true })
      void at.read(text)
    }
    focus()
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [])
  const { offers, chosen, desk, begin, looking } = at
  useEffect(() => {
    const offer = offers.find((one) => one.on && one.act === asked.current)
    if (!offer || !chosen || desk.doing || looking) return
    asked.current = null
    begin(offer.act)
  }, [offers, chosen, desk.doing, begin, looking])
}

/** What the person asked for and everybody agreed to: replacing this card carries it out. */
function Ordered({ order }: { order: RequestView }) {
  const { t, i18n } = useTranslation()
  const waiting = useWaiting()
  return (
    <div className="below">
      <Note tone={order.overdue ? 'late' : 'leave'} action={<Link to="/cards/requests?view=todo">{t('cards.requests')}</Link>}>
        <b>{t('cardRequest.order', { number: order.number })}</b> {saidOf(order, t, i18n.language).what} · {waiting(order)}
        <p className="soft req-reason">{order.reason}</p>
      </Note>
    </div>
  )
}

function Elapsed({ since }: { since: number }) {
  const { t, i18n } = useTranslation()
  return <span className="soft">{t('desk.elapsed')} <b>{span((useNow() - since) / 1000, i18n.language)}</b></span>
}
