import { Button, Input, Segmented } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { FeeState } from '../../../api/types'
import { useSession } from '../../../app/Session'
import { addDays, nameOf, stamp } from '../../../parts/format'
import { Icon } from '../../../parts/Icon'
import { ErrorNote, Note } from '../../../parts/State'
import { Undo } from '../../../parts/Undo'
import { CardObject } from '../CardObject'
import { HandOverSheet } from '../HandOverSheet'
import { useMoney } from '../money'
import { Settle } from '../Settle'
import { SwipeTestView } from '../SwipeTest'
import type { SwipeTest } from '../useSwipeTest'
import { Consequences } from './Consequences'
import { type Doing, HANDED_IN, needsReason, reasonsFor } from './desk'
import { Identity } from './Identity'
import type { AtDesk } from './useDesk'

/** For how many days more a temporary card is usually lent. */
const LOANS = [0, 1, 3, 7]

interface Props {
  at: AtDesk
  doing: Doing
  swipe: SwipeTest
  settle: (state: FeeState, reason?: string) => void
  undo: () => void
  focus: () => void
}

/** The steps of one act on one page; the numbers follow from which of them there are. */
export function Steps({ at, doing, swipe, settle, undo, focus }: Props) {
  const { t } = useTranslation()
  const { act, saved } = doing
  const fee = saved?.replacement?.fee
  return (
    <ol className="steps">
      {needsReason(act) && (
        <Step title={t('desk.stepReason')} hint={saved ? undefined : t('desk.arrows')} ticked={saved !== null || at.needsCard}>
          <Segmented value={doing.reason} onChange={(reason) => { at.change({ reason }); focus() }} disabled={saved !== null} options={reasonsFor(act).map((value) => ({ value, label: t(`desk.reason.${value}`) }))} />
        </Step>
      )}
      {act === 'return' && (
        <Step title={t('desk.stepHandedIn')} hint={saved ? undefined : t('desk.arrows')} ticked={saved !== null}>
          <Segmented value={doing.handedIn} onChange={(handedIn) => { at.change({ handedIn }); focus() }} disabled={saved !== null} options={HANDED_IN.map((value) => ({ value, label: t(`desk.handedIn.${value}`) }))} />
        </Step>
      )}
      {at.needsCard && <ReadStep at={at} doing={doing} />}
      {act === 'temporary' && <TermStep at={at} doing={doing} focus={focus} />}
      {act === 'activate' && doing.held && (
        <Step title={t('identity.title')} hint={saved || at.point.checks.length < 2 ? undefined : t('desk.arrows')} ticked={saved !== null} current={!at.ready && !saved}>
          <Identity at={at} doing={doing} card={doing.held} focus={focus} />
        </Step>
      )}
      <SaveStep at={at} doing={doing} undo={undo} />
      {saved && fee && fee.amount > 0 && (
        <Step title={t('desk.fee')} ticked={fee.state !== 'DUE'} current={fee.state === 'DUE'}>
          <Settle fee={fee} settle={settle} busy={at.busy} letters />
        </Step>
      )}
      {saved && swipe.may && (at.needsCard || act === 'activate') && (
        <Step title={t('swipe.title')} hint={t('swipe.hint')} ticked={swipe.test?.state === 'PASSED'} current={swipe.test?.state !== 'PASSED'}>
          <SwipeTestView swipe={swipe} number={doing.fresh?.shown ?? doing.held?.number ?? ''} letter="S" />
        </Step>
      )}
    </ol>
  )
}

function ReadStep({ at, doing }: { at: AtDesk; doing: Doing }) {
  const { t, i18n } = useTranslation()
  const { fresh, taken, saved } = doing
  const technology = fresh?.exactly?.technology ?? 'UNKNOWN'
  const hint = fresh?.origin === 'stock' ? t('desk.fromStock') : fresh?.bits ? t('desk.passed', { bits: fresh.bits, technology: t(`technology.${technology}`, { defaultValue: technology }) }) : t('desk.readNow')
  return (
    <Step title={t('desk.stepRead')} ticked={fresh !== null && taken === null} current={fresh === null || taken !== null} hint={hint}>
      {taken && (
        <Note tone="miss">
          {t('desk.taken', { who: taken.candidates.map((one) => nameOf(one.holder?.name, i18n.language)).join(t('manners.listed')) })} {t('desk.takenDo')}
        </Note>
      )}
      {doing.stockEmpty && <Note tone="late">{t('desk.stockEmpty')}</Note>}
      {!saved && (
        <p className="below">
          <Button onClick={at.takeFromStock} disabled={at.busy}>
            {t('desk.takeFromStock')} <span className="desk-key">S</span>
          </Button>
        </p>
      )}
    </Step>
  )
}

function TermStep({ at, doing, focus }: { at: AtDesk; doing: Doing; focus: () => void }) {
  const { t } = useTranslation()
  const { firstDay } = at
  const lastDay = doing.lastDay ?? firstDay
  const saved = doing.saved !== null
  return (
    <Step title={t('desk.stepTerm')} hint={t('desk.termHint', { time: stamp(at.validUntil, at.siteZone) })} ticked={saved}>
      <div className="row">
        <Segmented value={LOANS.find((days) => addDays(firstDay, days) === lastDay)} onChange={(days) => { at.change({ lastDay: addDays(firstDay, days) }); focus() }} disabled={saved}
          options={LOANS.map((days) => ({ value: days, label: t(`desk.lend.${days}`) }))} />
        <Input className="last-day" type="date" aria-label={t('desk.lastDay')} min={firstDay} value={lastDay} disabled={saved} onChange={(event) => at.change({ lastDay: event.target.value >= firstDay ? event.target.value : firstDay })} onPressEnter={focus} />
      </div>
    </Step>
  )
}

function SaveStep({ at, doing, undo }: { at: AtDesk; doing: Doing; undo: () => void }) {
  const { t, i18n } = useTranslation()
  const { can } = useSession()
  const money = useMoney()
  const { act, held, fresh, saved, taken } = doing
  const preview = at.preview
  const isOver = act === 'replace' || act === 'suspend' || act === 'return'
  return (
    <Step title={t('desk.stepSave')} hint={t('desk.once')} ticked={saved !== null} current={at.ready}>
      <div className="row">
        {act !== 'issue' && act !== 'temporary' && held && <CardObject title={t(act === 'replace' ? 'desk.oldCard' : 'desk.card')} number={held.number} tone={isOver ? 'old' : 'new'} struck={isOver} state={at.stateNow(held.id) ?? held.state} />}
        {act === 'replace' && <Icon name="right" size={28} />}
        {at.needsCard && <CardObject title={t('desk.newCard')} number={fresh?.shown ?? '••••••••••'} hex={fresh?.hex} tone="new" state={saved ? (at.stateNow(saved.id) ?? saved.state) : fresh && at.ready ? 'FREE' : undefined} />}
      </div>
      {act === 'replace' && !saved && preview.error !== null && <ErrorNote error={preview.error} retry={() => void preview.refetch()} />}
      {act === 'replace' && !saved && preview.data && <Consequences preview={preview.data} holderNamed={taken !== null && taken.candidates.length > 0} />}
      {saved?.replacement?.fee.amount === 0 && <p className="below">{t('desk.fee')} <b>{money(saved.replacement.fee)}</b></p>}
      {!saved && (
        <p className="below">
          <Button type="primary" size="large" disabled={!at.ready} loading={at.busy} onClick={at.save}>
            {t(`desk.save.${act}`)} <span className="desk-key">Enter</span>
          </Button>
        </p>
      )}
      {saved?.warnings?.map((warning) => <div key={warning} className="below"><Note tone="late">{t(`activationWarning.${warning}`)}</Note></div>)}
      {saved && (
        <div className="below">
          <Note
            tone="ok"
            action={
              <>
                {(act === 'suspend' ? can('credential.resume') : act === 'resume' && can('credential.freeze')) && <Undo done={at.done[0]?.at ?? 0} undo={undo} busy={at.busy} letter="U" />}
                <Button onClick={() => window.print()} icon={<Icon name="print" size={16} />}>{t('desk.slip')} <span className="desk-key">P</span></Button>
              </>
            }
          >
            {t('desk.saved', { act: t(`desk.act.${act}`), who: nameOf(at.person.data?.name, i18n.language) })}
          </Note>
          {at.needsCard && <div className="below"><HandOverSheet cardId={saved.id} /></div>}
        </div>
      )}
    </Step>
  )
}

function Step({ title, hint, ticked, current = false, children }: { title: string; hint?: string; ticked: boolean; current?: boolean; children?: ReactNode }) {
  return (
    <li className={`step${current ? ' current' : ''}${ticked ? ' ticked' : ''}`}>
      <span className="step-box" aria-hidden="true">{ticked && <Icon name="check" size={14} />}</span>
      <div className="grow">
        <p><strong>{title}</strong> {hint && <span className="soft small">{hint}</span>}</p>
        {children}
      </div>
    </li>
  )
}
