import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { RequestView } from '../../api/types'
import { nameOf, shortDay, stamp } from '../../parts/format'
import { useLeaveName } from '../../parts/leaveTypes'
import { Letter, Stamp } from '../../parts/Stamp'
import { isKind, SWAP } from './asking'
import { CARD_REPLACEMENT } from './cardAsking'
import { useLimitWords } from './Limits'
import './Request.css'

/** 11-17 周二 09:00 of a wall time. */
function wall(at: string, language: string): string {
  return `${shortDay(at.slice(0, 10), language)} ${at.slice(11, 16)}`
}

function stretch(from: string, until: string, language: string): string {
  const same = from.slice(0, 10) === until.slice(0, 10)
  return `${wall(from, language)} – ${same ? until.slice(11, 16) : wall(until, language)}`
}

/** What is asked for, and where it lies in time. A kind that this console does not know says its details as they are. */
export function saidOf(request: Pick<RequestView, 'kind' | 'details'>, t: TFunction, language: string, leave: (code: string) => string = (code) => code): { what: string; when: string } {
  const { kind, details } = request
  const name = t(`requestKind.${kind}`, { defaultValue: kind.toLowerCase().replaceAll('_', ' ') })
  if (kind === 'CORRECTION') {
    const at = details.at ?? ''
    const otherDate = details.date && details.date !== at.slice(0, 10) ? ` · ${t('request.ofDate', { day: shortDay(details.date, language) })}` : ''
    const cause = details.cause === 'DEVICE_FAULT' ? ` · ${t('request.DEVICE_FAULT')}` : ''
    return { what: t('request.correctionSaid', { name, as: t(`key.${details.as}`), time: at.slice(11, 16) }), when: `${shortDay(at.slice(0, 10), language)}${otherDate}${cause}${details.distance ? ` · ${t('phone.from', { far: t('phone.metres', { far: details.distance }), place: details.place })}` : ''}` }
  }
  if (kind === SWAP) {
    const dates = [...new Set([details.date ?? '', details.otherDate ?? ''])].map((day) => shortDay(day, language)).join(' ⇄ ')
    const off = t('own.dayOff')
    return {
      what: t('request.swapSaid', { name, gives: details.gives || off, takes: details.takes || off }),
      when: t('request.swapWith', { dates, colleague: details.colleague }),
    }
  }
  if (kind === CARD_REPLACEMENT) {
    const when = [details.date && shortDay(details.date, language), details.place].filter(Boolean).join(' · ')
    return { what: t('cardRequest.said', { name, cause: t(`desk.reason.${details.cause}`) }), when }
  }
  if (isKind(kind)) {
    const what = kind === 'LEAVE' ? leave(details.type ?? '') : name
    return { what, when: stretch(details.from ?? '', details.until ?? '', language) }
  }
  return { what: name, when: Object.entries(details).map(([key, value]) => `${key} ${value}`).join(' · ') }
}

export function RequestLine({ request, withPerson = false }: { request: RequestView; withPerson?: boolean }) {
  const { t, i18n } = useTranslation()
  const leave = useLeaveName()
  const limits = useLimitWords()
  const { what, when } = saidOf(request, t, i18n.language, leave)
  return (
    <div className="req-line">
      <Letter code={request.kind} size={18} text={t(`requestKind.${request.kind}`, { defaultValue: request.kind })} />
      <div className="grow">
        {withPerson && <p className="strong">{nameOf(request.employee.name, i18n.language)} <span className="faint">{request.employee.number}</span></p>}
        <p className="req-what">{what}</p>
        {when && <p className="soft">{when}</p>}
        <p className="req-reason small soft">{request.reason}</p>
        {request.details.past && <p className="small tone-late">{t('entry.wentPast', { limits: request.details.past.split(' ').map(limits).join(' ') })}</p>}
      </div>
      <RequestStamp request={request} />
    </div>
  )
}

export function RequestStamp({ request }: { request: RequestView }) {
  const { t } = useTranslation()
  return <Stamp code={request.state} tone={request.overdue ? 'miss' : undefined}>{t(`requestState.${request.state}`)}{request.escalated && ` · ${t('request.escalated')}`}</Stamp>
}

/** Whose word is waited for, which step that is, and until when. */
export function useWaiting(): (request: RequestView) => string {
  const { t, i18n } = useTranslation()
  const dueOf = (request: RequestView) => {
    const day = shortDay(request.due, i18n.language)
    if (request.overdue) return t('request.overdueSince', { day })
    return request.workingDaysLeft === undefined ? t('request.dueBy', { day }) : t('request.daysLeft', { left: request.workingDaysLeft, of: request.workingDays, day })
  }
  return (request) => {
    if (request.state === 'ASKED_BACK') return t('request.waitsForYou')
    if (!request.waitsFor) return ''
    if (request.state === 'TO_DO') return `${t('request.toDo', { role: t(`roleName.${request.waitsFor}`, { defaultValue: request.waitsFor }) })} · ${dueOf(request)}`
    const step = request.steps.indexOf(request.waitsFor) + 1
    return `${t('request.waitsFor', { role: t(`roleName.${request.waitsFor}`, { defaultValue: request.waitsFor }), step, steps: request.steps.length })} · ${dueOf(request)}`
  }
}

/** Everything that was said about it, the oldest first. */
export function Story({ request, zone }: { request: RequestView; zone: string }) {
  const { t } = useTranslation()
  return (
    <ol className="story" aria-label={t('request.story')}>
      {request.events.map((event, index) => (
        <li key={index}>
          <span className="small faint nowrap">{stamp(event.at, zone)}</span>
          <span className="grow">
            <b>{t(`requestVerb.${event.verb}`)}</b> {event.by}
            {event.reason && <span className="soft req-reason"> — {event.reason}</span>}
          </span>
        </li>
      ))}
    </ol>
  )
}
