import { useTranslation } from 'react-i18next'
import type { CardLookup, CredentialView, EmployeeView, Reading } from '../../../api/types'
import { nameOf, otherName } from '../../../parts/format'
import { Panel } from '../../../parts/Panel'
import { Stamp } from '../../../parts/Stamp'
import { Note } from '../../../parts/State'

/** Several people who may be meant, or that there is none. */
export function Found({ people, choose }: { people: EmployeeView[]; choose: (id: string) => void }) {
  const { t, i18n } = useTranslation()
  if (people.length === 0) return <Note tone="unk">{t('desk.nobody')}</Note>
  return (
    <Panel title={t('desk.which')} flush>
      <ul>
        {people.map((person) => (
          <li key={person.id}>
            <button type="button" className="pick-line" onClick={() => choose(person.id)}>
              <strong>{nameOf(person.name, i18n.language)}</strong> <span className="soft">{[otherName(person.name, i18n.language), person.number, nameOf(person.departmentName, i18n.language)].filter(Boolean).join(' · ')}</span>
            </button>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** What a number that was read is: nobody's, somebody's, or more than one card, and how it is written elsewhere. */
export function LookedUp({ found, text, choose }: { found: CardLookup; text: string; choose: (card: CredentialView) => void }) {
  const { t, i18n } = useTranslation()
  return (
    <Panel title={t('desk.readTitle')} hint={<span className="code">{text}</span>} extra={<Stamp code={found.match === 'NONE' ? 'FREE' : found.match === 'ONE' ? 'ACTIVE' : 'UNKNOWN'}>{t(`desk.match.${found.match}`)}</Stamp>}>
      {found.match === 'NONE' && <p className="below">{found.readings.length > 0 ? t('desk.free') : t('desk.noNumber')}</p>}
      {found.match === 'AMBIGUOUS' && (
        <>
          <p className="below">{t('desk.ambiguous')}</p>
          <ul>
            {found.candidates.map((candidate) => (
              <li key={candidate.id}>
                <button type="button" className="pick-line" onClick={() => choose(candidate)}>
                  <strong>{nameOf(candidate.holder?.name, i18n.language)}</strong> <span className="code">{candidate.number}</span> <Stamp code={candidate.state} />
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      {found.beyond > 0 && <p className="soft below">{t('desk.beyond', { count: found.beyond })}</p>}
      {found.readings[0] && <Renderings reading={found.readings[0]} />}
    </Panel>
  )
}

function Renderings({ reading }: { reading: Reading }) {
  const { t } = useTranslation()
  const entries = Object.entries(reading.renderings ?? {})
  return (
    <details className="renderings" open>
      <summary>{t('desk.renderings', { count: entries.length, bits: reading.bits })}</summary>
      <dl>
        {entries.map(([format, written]) => (
          <div key={format}>
            <dt>{t(`cardFormat.${format}`, { defaultValue: format })}</dt>
            <dd className="code">{written}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
