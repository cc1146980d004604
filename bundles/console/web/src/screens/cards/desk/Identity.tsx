import { useMutation } from '@tanstack/react-query'
import { Button, Input, Segmented, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/calls'
import type { CredentialView } from '../../../api/types'
import { useSession } from '../../../app/Session'
import { nameOf } from '../../../parts/format'
import { ErrorNote, Note } from '../../../parts/State'
import type { Doing } from './desk'
import type { AtDesk } from './useDesk'

/** Who it is, proved as this activation point proves it (C062). */
export function Identity({ at, doing, card, focus }: { at: AtDesk; doing: Doing; card: CredentialView; focus: () => void }) {
  const { t, i18n } = useTranslation()
  const { point, check } = at
  const saved = doing.saved !== null
  const answer = { value: doing.answer, disabled: saved, onChange: (event: { target: { value: string } }) => at.change({ answer: event.target.value }), onPressEnter: at.save }
  return (
    <div className="stack identity">
      {point.open.length > 0 && (
        <div className="row">
          <span className="soft">{t('identity.point')}</span>
          <Select
            aria-label={t('identity.point')}
            className="reader-select"
            placeholder={t('identity.choosePoint')}
            value={point.chosen?.id}
            disabled={saved}
            onChange={point.choose}
            options={point.open.map((one) => ({ value: one.id, label: nameOf(one.name, i18n.language) }))}
          />
        </div>
      )}
      {point.missing && <Note tone="late">{t('identity.pointNeeded')}</Note>}
      {check && (
        <div className="row">
          <Segmented value={check} disabled={saved} onChange={(next) => { at.change({ check: next, answer: '' }); if (next === 'PHOTO') focus() }} options={point.checks.map((value) => ({ value, label: t(`identity.check.${value}`) }))} />
        </div>
      )}
      {check === 'PHOTO' && <p className="soft">{t('identity.photoHint')}</p>}
      {check === 'DOCUMENT' && <Input key="document" autoFocus className="identity-answer" maxLength={20} aria-label={t('identity.document')} placeholder={t('identity.document')} {...answer} />}
      {check === 'PIN' && <Input.Password key="pin" autoFocus className="identity-answer" autoComplete="off" aria-label={t('identity.pin')} placeholder={t('identity.pin')} {...answer} />}
      {check === 'CODE' && (
        <div className="row">
          <Input key="code" autoFocus className="identity-answer" inputMode="numeric" autoComplete="off" aria-label={t('identity.code')} placeholder={t('identity.code')} {...answer} />
          {!saved && <MakeCode card={card} />}
        </div>
      )}
    </div>
  )
}

/** A code that goes to the person by another way, and comes back from the one who stands here. */
function MakeCode({ card }: { card: CredentialView }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const make = useMutation({ mutationFn: () => api.activationCode(card.id) })
  if (!can('credential.issue')) return null
  return (
    <>
      {make.data ? <span>{t('identity.codeIs')} <strong className="code sign-in-code">{make.data.code}</strong></span> : <Button loading={make.isPending} onClick={() => make.mutate()}>{t('identity.makeCode')}</Button>}
      {make.error !== null && <ErrorNote error={make.error} />}
    </>
  )
}
