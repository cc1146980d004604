import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { PunchView } from '../../api/types'
import { useLive } from '../../app/Changes'
import { ago, initialOf, nameOf } from '../../parts/format'
import { Panel } from '../../parts/Panel'
import { PunchMark } from '../../parts/PunchMark'
import { Empty, Loading } from '../../parts/State'

/** The punches as they arrive; the list stands still while the pointer or the focus is in it. */
export function Stream({ punches }: { punches: PunchView[] | undefined }) {
  const { t, i18n } = useTranslation()
  const live = useLive()
  const [held, setHeld] = useState<PunchView[] | null>(null)
  const known = useRef<Set<number> | null>(null)
  const shown = held ?? punches
  const fresh = held && punches ? punches.filter((punch) => !held.some((old) => old.position === punch.position)).length : 0
  const isNew = (punch: PunchView) => known.current !== null && !known.current.has(punch.position)
  useEffect(() => {
    if (shown) known.current = new Set(shown.map((punch) => punch.position))
  }, [shown])
  const hold = () => setHeld((old) => old ?? punches ?? null)
  return (
    <Panel
      className="stream"
      title={t('stream.title')}
      hint={t('stream.all')}
      flush
      extra={<span className={`small live live-${live.state}`}>{t(`stream.${live.state}`)}</span>}
    >
      <div className="ch-scroll stream-list" onPointerEnter={hold} onPointerLeave={() => setHeld(null)} onFocus={hold} onBlur={() => setHeld(null)}>
        {!shown ? (
          <Loading rows={8} height={46} />
        ) : shown.length === 0 ? (
          <Empty action={<Link to="/terminals">{t('areas.terminals')}</Link>}>{t('stream.none')}</Empty>
        ) : (
          <ul>
            {shown.map((punch) => (
              <li key={punch.position} className={`${isNew(punch) ? 'fresh' : ''}${punch.outcome === 'REFUSED' ? ' refused' : ''}`}>
                <span className={punch.employeeId ? 'face' : 'face hatched'} aria-hidden="true">
                  {punch.employeeId ? initialOf(punch.name, i18n.language) : ''}
                </span>
                <div className="grow two-lines">
                  <span className="stream-who">
                    {punch.employeeId ? (
                      <Link to={`/attendance/${punch.employeeId}/${punch.local.slice(0, 10)}`} className="strong ellipsis">
                        {nameOf(punch.name, i18n.language)}
                      </Link>
                    ) : (
                      <strong>{t('stream.nobody')}</strong>
                    )}
                    <PunchMark method={punch.method} />
                    {punch.score !== undefined && <span className="faint small">{t('punch.score', { score: punch.score })}</span>}
                    {punch.key !== 'UNSTATED' && <span className="faint small">{t(`key.${punch.key}`)}</span>}
                  </span>
                  <span className="ellipsis">{nameOf(punch.terminalName, i18n.language)}</span>
                </div>
                <div className="stream-when">
                  <span>{punch.local.slice(11, 19)}</span>
                  <StreamWord punch={punch} />
                </div>
              </li>
            ))}
          </ul>
        )}
      </div>
      <p className="stream-foot faint small">{held ? (fresh > 0 ? t('stream.fresh', { count: fresh }) : t('stream.still')) : t('stream.holds')}</p>
    </Panel>
  )
}

function StreamWord({ punch }: { punch: PunchView }) {
  const { t, i18n } = useTranslation()
  if (punch.outcome === 'REFUSED') return <b className="tone-miss">{t('stream.refused')}</b>
  if (!punch.employeeId) return <b className="tone-unk">{t('stream.unknown')}</b>
  const flag = punch.flags[0]
  if (flag) return <b className="tone-late">{i18n.exists(`punchFlag.${flag}`) ? t(`punchFlag.${flag}`) : flag}</b>
  const delay = (Date.parse(punch.receivedAt) - Date.parse(punch.at)) / 1000
  return <span className="soft">{delay > 600 ? t('stream.later', { ago: ago(punch.at, i18n.language, Date.parse(punch.receivedAt)) }) : t('stream.counted')}</span>
}
