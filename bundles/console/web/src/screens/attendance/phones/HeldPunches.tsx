import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api } from '../../../api/calls'
import type { PhonePunch } from '../../../api/types'
import { usePlace } from '../../../app/Place'
import { dayOf, nameOf, stamp } from '../../../parts/format'
import { Panel } from '../../../parts/Panel'
import { Scroll } from '../../../parts/Scroll'
import { SendList } from '../../../parts/SendList'
import { Empty, ErrorNote, Loaded } from '../../../parts/State'
import { useUndo } from '../../../parts/useUndo'
import { usePhoneWords } from './words'

const STATES = ['HELD', 'REFUSED', 'ACCEPTED', 'REJECTED', 'COUNTED'] as const

/** Punches by phone that are doubted, the latest first: whether each counts is said here, and taken back. */
export function HeldPunches() {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [state, setState] = useState<PhonePunch['state']>('HELD')
  const [error, setError] = useState<unknown>(null)
  const query = useQuery({ queryKey: ['phone-punches', state], queryFn: () => api.phonePunches({ state, limit: 100 }) })
  const { did, note } = useUndo('phone-punches', 'day')
  const decide = async (punch: PhonePunch, counts: boolean) => {
    setError(null)
    try {
      const made = await api.decidePhonePunch(punch.id, counts, punch.version)
      did(t(counts ? 'phone.accepted' : 'phone.rejected', { number: punch.number }), () => api.reopenPhonePunch(made.id, made.version))
    } catch (why) {
      setError(why)
    }
    await queries.invalidateQueries({ queryKey: ['phone-punches'] })
  }
  const choose = <Select aria-label={t('card.state')} value={state} onChange={setState} options={STATES.map((value) => ({ value, label: t(`phoneList.${value}`) }))} />
  return (
    <Panel title={t('phone.punches')} hint={t('phone.punchesHint')} extra={<><SendList list="PHONE_PUNCHES" filters={{ state }} />{choose}</>} flush>
      {note}
      {error !== null && <ErrorNote error={error} />}
      <Loaded query={query} rows={4}>
        {(punches) => (punches.length === 0 ? <Empty>{t('phone.noPunches')}</Empty> : <Punches punches={punches} decide={(punch, counts) => void decide(punch, counts)} />)}
      </Loaded>
    </Panel>
  )
}

function Punches({ punches, decide }: { punches: PhonePunch[]; decide: (punch: PhonePunch, counts: boolean) => void }) {
  const { t, i18n } = useTranslation()
  const { zone } = usePlace()
  const { where, why } = usePhoneWords()
  return (
    <Scroll label={t('phone.punches')}>
      <table className="ch-list stacks">
        <thead>
          <tr>
            <th>{t('work.person')}</th>
            <th>{t('phone.when')}</th>
            <th>{t('phone.where')}</th>
            <th>{t('phone.why')}</th>
            <th className="num">{t('work.act')}</th>
          </tr>
        </thead>
        <tbody>
          {punches.map((punch) => (
            <tr key={punch.id}>
              <td>
                <div className="two-lines">
                  <Link to={`/attendance/${punch.employeeId}/${dayOf(Date.parse(punch.at), zone)}`} className="strong">{nameOf(punch.name, i18n.language)}</Link>
                  <span>{punch.number}</span>
                </div>
              </td>
              <td className="nowrap">{stamp(punch.at, zone)}</td>
              <td><div className="stack">{where(punch) || '–'}{punch.positionKept && <Look id={punch.id} />}</div></td>
              <td>{why(punch.doubts)}{punch.decidedBy && <span className="small soft"> {t('phone.decidedBy', { name: punch.decidedBy })}</span>}</td>
              <td className="num">
                {punch.state === 'HELD' && (
                  <div className="nowrap">
                    <Button type="primary" size="small" onClick={() => decide(punch, true)}>{t('phone.accept')}</Button>{' '}
                    <Button size="small" onClick={() => decide(punch, false)}>{t('phone.reject')}</Button>
                  </div>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

/** Where somebody was is shown when it is asked for, and that is on record. */
function Look({ id }: { id: string }) {
  const { t } = useTranslation()
  const [asked, setAsked] = useState(false)
  const query = useQuery({ queryKey: ['phone-position', id], queryFn: () => api.phonePosition(id), enabled: asked, gcTime: 0, staleTime: Infinity })
  const fix = query.data?.fix
  if (!asked) return <button type="button" className="link-button" onClick={() => setAsked(true)}>{t('phone.look')}</button>
  if (query.error) return <ErrorNote error={query.error} />
  return <span className="code">{fix ? `${(fix.latitude / 1e6).toFixed(5)}, ${(fix.longitude / 1e6).toFixed(5)}` : query.isPending ? '…' : t('phone.destroyed')}</span>
}
