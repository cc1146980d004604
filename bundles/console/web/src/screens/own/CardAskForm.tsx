import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CardRequestForm } from '../../api/types'
import { submitOnCtrlEnter } from '../../app/keys'
import { nameOf } from '../../parts/format'
import { ErrorNote } from '../../parts/State'
import { useMoney } from '../cards/money'
import { cardDetailsOf, type CardWish, hasTerms } from '../requests/cardAsking'
import { CardFields } from '../requests/CardFields'
import { FilePick } from '../requests/Files'

interface Props {
  form: CardRequestForm
  began: CardWish
  /** Of a request that is there already: its fee was shown, and its files lie beside it. */
  again?: boolean
  reasonLabel: string
  act: string
  send: (details: Record<string, string>, reason: string, files: File[]) => Promise<void>
}

/** A new card is asked for, or a question about that is answered: what it costs and what holds stands above the button. */
export function CardAskForm({ form, began, again = false, reasonLabel, act, send }: Props) {
  const { i18n } = useTranslation()
  const queries = useQueryClient()
  const [wish, setWish] = useState(began)
  const [reason, setReason] = useState('')
  const [files, setFiles] = useState<File[]>([])
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const details = cardDetailsOf(wish, form)
  const change = (part: Partial<CardWish>) => setWish((old) => ({ ...old, ...part }))
  const submit = async () => {
    if (!details || busy) return
    setBusy(true)
    setError(null)
    try {
      await send(details, reason.trim(), files)
      await queries.invalidateQueries({ queryKey: ['requests'] })
    } catch (problem) {
      setError(problem)
      setBusy(false)
    }
  }
  return (
    <form
      className="ask"
      onKeyDown={submitOnCtrlEnter}
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      {!again && <p className="soft">{nameOf(form.employee.name, i18n.language)} · {form.employee.number} · {nameOf(form.department, i18n.language)}</p>}
      <CardFields form={form} wish={wish} change={change} />
      <label className="ask-field">
        <span>{reasonLabel}</span>
        <textarea required maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
      </label>
      {!again && <FilePick files={files} choose={setFiles} busy={busy} />}
      <Conditions form={form} wish={wish} read={(read) => change({ read })} again={again} />
      {error !== null && <ErrorNote error={error} />}
      <Button type="primary" size="large" block htmlType="submit" loading={busy} disabled={!details || reason.trim() === ''}>{act}</Button>
    </form>
  )
}

/** Fee, time and terms, before anything is sent (C057). */
function Conditions({ form, wish, read, again }: { form: CardRequestForm; wish: CardWish; read: (read: boolean) => void; again: boolean }) {
  const { t, i18n } = useTranslation()
  const money = useMoney()
  const { policy } = form
  const fee = form.fees.find((one) => one.reason === wish.cause)?.fee
  return (
    <section aria-label={t('cardRequest.conditions')} className="own-hint stack">
      <p>
        {fee && <>{t('desk.fee')} <b>{money(fee)}</b> · </>}
        {t('cardRequest.promised', { from: policy.daysFrom, until: policy.daysUntil })}
      </p>
      {!again && hasTerms(form) && (
        <>
          <p className="terms">{nameOf(policy.terms, i18n.language)}</p>
          <label className="check-line">
            <input type="checkbox" required checked={wish.read} onChange={(event) => read(event.target.checked)} />
            {t('cardRequest.haveRead')}
          </label>
        </>
      )}
    </section>
  )
}
