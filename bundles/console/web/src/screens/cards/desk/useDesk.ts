import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/calls'
import type { CredentialView, DeskEvent } from '../../../api/types'
import { usePlace } from '../../../app/Place'
import { useSession } from '../../../app/Session'
import { nameOf, today } from '../../../parts/format'
import { CARD_REPLACEMENT, cardWishOf } from '../../requests/cardAsking'
import { usePoint } from '../points'
import { carryOut } from './carryOut'
import { type Act, begun, type Desk, type Doing, doingWith, EMPTY_DESK, isWaitingForCard, looked, savedAs, takesCard, withCard } from './desk'
import { endOfDay } from './endOfDay'
import { draftOf, shelved } from './inHand'
import { lookFor, lookForCard, lookForHeld, NUMBER } from './look'

export interface Done {
  at: number
  who: string
  act: Act
  seconds: number
}

/** One letter for each act; it acts while the field is empty. */
export interface Offer {
  act: Act
  key: string
  /** Whether it can be done to what lies on the desk. */
  on: boolean
}

const OVER = ['REVOKED', 'RETURNED', 'DESTROYED']

/** The card to begin with: the person's usual one. */
function usual(live: CredentialView[]): CredentialView | undefined {
  return live.find((one) => one.kind === 'CARD' && !one.temporary) ?? live.find((one) => one.kind === 'CARD') ?? live[0]
}

/** The desk and what can be done at it: reads find people and cards, an act takes its steps, saving it is one call. */
export function useDesk(start: Partial<Desk>) {
  const { t, i18n } = useTranslation()
  const { can } = useSession()
  const { sites, zone } = usePlace()
  const queries = useQueryClient()
  const [desk, setDesk] = useState<Desk>({ ...EMPTY_DESK, ...start, began: Date.now() })
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const [done, setDone] = useState<Done[]>([])
  const { doing, personId } = desk
  const now = useRef(desk)
  now.current = desk

  const person = useQuery({ queryKey: ['person', personId], queryFn: () => api.person(personId ?? ''), enabled: personId !== null })
  const cards = useQuery({ queryKey: ['credentials', personId], queryFn: () => api.credentialsOf(personId ?? ''), enabled: personId !== null })
  const live = cards.data?.filter((card) => !OVER.includes(card.state)) ?? []
  const chosen = live.find((one) => one.id === desk.cardId) ?? usual(live)
  const card = doing ? doing.held : chosen
  const siteZone = sites.find((site) => site.id === person.data?.siteId)?.zone ?? zone
  const firstDay = today(siteZone)
  const validUntil = endOfDay(doing?.lastDay ?? firstDay, siteZone)
  const point = usePoint(person.data?.siteId)
  const check = doing?.act === 'activate' ? (doing.check ?? point.checks[0] ?? null) : null
  // Whoever stands at the desk may have asked for the card before: then that request is carried out.
  const asked = useQuery({
    queryKey: ['requests', 'todo', personId],
    queryFn: () => api.requests({ employeeId: personId ?? '', kind: CARD_REPLACEMENT, state: 'TO_DO' }),
    enabled: personId !== null && can('request.read') && can('credential.issue'),
  })
  const order = asked.data?.items.find((request) => request.details.card === card?.id)
  const preview = useQuery({
    queryKey: ['card-preview', card?.id, doing?.reason, doing?.fresh, order?.id],
    queryFn: () => api.previewReplacement({ ...(order ? { requestId: order.id } : { credentialId: card?.id }), reason: doing?.reason ?? 'LOST', ...(doing?.fresh ? draftOf(doing.fresh) : {}) }),
    enabled: doing?.act === 'replace' && card !== undefined && doing.fresh !== null && doing.saved === null,
    gcTime: 0,
  })

  const frozen = chosen?.state === 'SUSPENDED'
  const leadsTo = (state: CredentialView['state']) => chosen?.nextStates.includes(state) ?? false
  const somebody = person.data !== undefined
  const offers: Offer[] = [
    ...(can('credential.issue')
      ? [
          { act: 'issue' as const, key: 'n', on: somebody },
          { act: 'replace' as const, key: 'r', on: chosen?.kind === 'CARD' },
          { act: 'temporary' as const, key: 't', on: somebody },
        ]
      : []),
    ...(frozen
      ? can('credential.resume') ? [{ act: 'resume' as const, key: 'f', on: true }] : []
      : can('credential.freeze') ? [{ act: 'suspend' as const, key: 'f', on: leadsTo('SUSPENDED') }] : []),
    ...(can('credential.write') ? [{ act: 'return' as const, key: 'b', on: leadsTo('RETURNED') }] : []),
    ...(can('credential.activate') ? [{ act: 'activate' as const, key: 'a', on: !frozen && chosen?.state === 'ISSUED' }] : []),
  ]
  const needsCard = doing !== null && takesCard(doing.act)
  const blocked = doing?.act === 'replace' && (preview.data === undefined || preview.data.problems.length > 0)
  const unchecked = doing?.act === 'activate' && (check === null || (check !== 'PHOTO' && !doing.answer.trim()) || point.missing)
  const ready = doing !== null && doing.saved === null && (!needsCard || (doing.fresh !== null && doing.taken === null)) && !blocked && !unchecked

  /** Runs what asks the server; what it says no to is shown, and nothing else begins meanwhile. */
  const ask = useCallback(async (work: () => Promise<void>) => {
    setBusy(true)
    setError(null)
    try {
      await work()
    } catch (why) {
      setError(why)
    } finally {
      setBusy(false)
    }
  }, [])

  const read = useCallback(
    (typed: string) =>
      ask(async () => {
        // A Chinese input method may leave digits wide.
        const text = typed.normalize('NFKC').trim()
        if (!text) return
        if (isWaitingForCard(now.current) && NUMBER.test(text)) {
          const look = await lookForCard(text)
          return setDesk((old) => withCard(old, look))
        }
        const look = await lookFor(text, can('employee.read'))
        setDesk((old) => looked(old, look, Date.now()))
      }),
    [ask, can],
  )

  /** What a reader on the desk says was held to it. */
  const hear = useCallback(
    ({ read: held }: DeskEvent) => {
      const reading = held?.readings[0]
      if (!held || held.random || !reading) return
      void ask(async () => {
        const look = await lookForHeld(reading)
        setDesk((old) => (isWaitingForCard(old) ? withCard(old, look) : looked(old, look, Date.now())))
      })
    },
    [ask],
  )

  const begin = (act: Act) => {
    setError(null)
    const reason = act === 'replace' && order ? cardWishOf(order).cause : undefined
    setDesk((old) => doingWith(begun(old, act, chosen, Date.now()), reason ? { reason } : {}))
  }

  const takeFromStock = () => {
    const siteId = person.data?.siteId
    if (!siteId || busy) return
    void ask(async () => {
      const [next] = await api.nextFreeCard(siteId)
      setDesk((old) => doingWith(old, { fresh: next ? shelved(next) : null, taken: null, stockEmpty: next === undefined }))
    })
  }

  const whyOf = (what: Doing) => (what.act === 'return' ? t(`desk.handedIn.${what.handedIn}`) : t(`desk.reason.${what.reason}`))

  const save = () => {
    const who = person.data
    if (!who || !doing || !ready || busy) return
    void ask(async () => {
      const saved = await carryOut({ ...doing, check }, { employeeId: who.id, why: whyOf(doing), until: validUntil, pointId: point.chosen?.id, requestId: order?.id })
      if (!saved) return
      setDesk((old) => savedAs(old, saved))
      setDone((old) => [{ at: Date.now(), who: nameOf(who.name, i18n.language), act: doing.act, seconds: (Date.now() - desk.began) / 1000 }, ...old])
      await Promise.all(['credentials', 'requests'].map((key) => queries.invalidateQueries({ queryKey: [key] })))
    })
  }

  /** Takes a freeze or its end back, and shows the cards again. */
  const undo = () =>
    ask(async () => {
      const held = doing?.held
      if (!held) return
      await (doing.act === 'suspend' ? api.thawCard(held.id) : api.freezeCard(held.id, held.reason ?? ''))
      setDesk((old) => ({ ...old, doing: null }))
      await queries.invalidateQueries({ queryKey: ['credentials'] })
    })

  return {
    desk, person, cards, live, chosen, card, offers, ready, needsCard, check, point, preview, siteZone, firstDay, validUntil, busy, error, done, order,
    /** Whether it is still being looked up what was asked for. */
    looking: asked.isLoading,
    ask, read, hear, begin, takeFromStock, save, undo, whyOf,
    change: (change: Partial<Doing>) => setDesk((old) => doingWith(old, change)),
    choosePerson: (id: string) => setDesk((old) => ({ ...EMPTY_DESK, free: old.free, personId: id, began: Date.now() })),
    chooseCard: (cardId: string, employeeId?: string) => setDesk((old) => ({ ...old, cardId, personId: employeeId ?? old.personId })),
    clear: useCallback(() => {
      setError(null)
      setDesk({ ...EMPTY_DESK, began: Date.now() })
    }, []),
    /** The card as the server has it, once the list has come anew. */
    stateNow: (id: string | undefined) => cards.data?.find((one) => one.id === id)?.state,
  }
}

export type AtDesk = ReturnType<typeof useDesk>
