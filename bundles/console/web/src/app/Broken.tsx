import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useRouteError } from 'react-router'
import { Note } from '../parts/State'
import { useLive } from './Changes'

/** What browsers say of a part of the console that they were not given. */
const NOT_GIVEN = /dynamically imported module|module script failed|unable to preload/i

/** Instead of a page that could not be shown; one that was not given is asked for again as soon as the server is back. */
export function Broken({ reload = () => location.reload() }: { reload?: () => void }) {
  const { t } = useTranslation()
  const error = useRouteError()
  const live = useLive()
  const missed = NOT_GIVEN.test(String((error as Error | undefined)?.message ?? error))
  const away = live.state === 'away'
  const waited = useRef(false)
  useEffect(() => {
    if (!missed) return
    if (away) waited.current = true
    else if (waited.current && live.state === 'live') reload()
  }, [missed, away, live.state, reload])
  return (
    <div className="broken">
      {missed && away ? (
        <Note tone="miss">{t('problem.pageAway')} {t('manners.byItself')}</Note>
      ) : (
        <Note tone="miss" action={<button type="button" className="link-button" onClick={reload}>{t('manners.again')}</button>}>{t(missed ? 'problem.pageMissed' : 'problem.page')}</Note>
      )}
    </div>
  )
}
