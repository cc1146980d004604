import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { StandIn } from '../../../api/types'
import { hm, minutesOf, nameOf } from '../../../parts/format'
import { Kbd } from '../../../parts/Panel'
import type { Question } from './standIns'

/** Who is free and fits, with the key that places them; the others to be chosen as well. */
export function StandInHint({ question, found, place }: { question: Question; found: StandIn[]; place: (one: StandIn) => void }) {
  const { t, i18n } = useTranslation()
  const name = (one: StandIn) => nameOf(one.employee.name, i18n.language)
  const [first, ...others] = found
  if (!first) return <span className="soft">{t('standIn.nobody')}</span>
  return (
    <span className="row tight">
      <span className="tone-ok">{t('standIn.fits', { name: name(first), week: hm(minutesOf(first.week)) })}</span>
      <Button size="small" aria-keyshortcuts="f" onClick={() => place(first)}>
        {t(question.insteadOf ? 'standIn.instead' : 'standIn.act', { name: name(first) })} <Kbd>F</Kbd>
      </Button>
      {others.length > 0 && (
        <span className="small soft desk-only">
          {t('standIn.others')}{' '}
          {others.map((one, i) => (
            <span key={one.employee.id}>
              {i > 0 && ' · '}
              <button type="button" className="link-button" onClick={() => place(one)}>{name(one)}</button>
            </span>
          ))}
        </span>
      )}
    </span>
  )
}
