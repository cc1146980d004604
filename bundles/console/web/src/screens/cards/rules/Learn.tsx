import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/calls'
import type { CardFormat, LearnedFormat } from '../../../api/types'
import { ErrorNote, Note } from '../../../parts/State'

/** One card at two readers, or at one reader and as it is printed: which format each of them writes (C018). */
export function Learn({ chosen }: { chosen: (format: CardFormat) => void }) {
  const { t } = useTranslation()
  const [one, setOne] = useState('')
  const [other, setOther] = useState('')
  const [fitting, setFitting] = useState<LearnedFormat[] | null>(null)
  const [error, setError] = useState<unknown>(null)
  const learn = async () => {
    if (!one.trim() || !other.trim()) return
    setError(null)
    try {
      setFitting((await api.learnFormat({ one: one.trim(), other: other.trim() })).fitting)
    } catch (problem) {
      setError(problem)
    }
  }
  // A reader ends what it types with Enter: that must not send the form around.
  const ended = (event: React.KeyboardEvent) => {
    event.preventDefault()
    if (one.trim() && other.trim()) void learn()
    else document.getElementById('learn-other')?.focus()
  }
  const change = (set: (text: string) => void) => (event: React.ChangeEvent<HTMLInputElement>) => {
    set(event.target.value)
    setFitting(null)
  }
  return (
    <fieldset className="learn stack">
      <legend>{t('learn.title')}</legend>
      <p className="soft">{t('learn.hint')}</p>
      <div className="row">
        <Input className="learn-read" aria-label={t('learn.one')} placeholder={t('learn.one')} maxLength={80} value={one} onChange={change(setOne)} onPressEnter={ended} />
        <Input id="learn-other" className="learn-read" aria-label={t('learn.other')} placeholder={t('learn.other')} maxLength={80} value={other} onChange={change(setOther)} onPressEnter={ended} />
        <Button disabled={!one.trim() || !other.trim()} onClick={() => void learn()}>{t('learn.find')}</Button>
      </div>
      {error !== null && <ErrorNote error={error} />}
      {fitting?.length === 0 && <Note tone="late">{t('learn.none')}</Note>}
      {fitting && fitting.length > 0 && (
        <table className="ch-list">
          <thead><tr><th scope="col">{t('learn.one')}</th><th scope="col">{t('learn.other')}</th><th scope="col">{t('learn.card')}</th><th><span className="hidden-text">{t('work.act')}</span></th></tr></thead>
          <tbody>
            {fitting.map((found) => (
              <tr key={`${found.one} ${found.other} ${found.bits}`}>
                <td>{t(`cardFormat.${found.one}`)}</td>
                <td>{t(`cardFormat.${found.other}`)}</td>
                <td>{t('learn.bits', { bits: found.bits, number: found.number })}</td>
                <td className="num"><Button size="small" onClick={() => chosen(found.one)}>{t('learn.take')}</Button></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </fieldset>
  )
}
