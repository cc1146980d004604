import { Drawer, Progress } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Icon } from '../parts/Icon'
import { Stamp } from '../parts/Stamp'
import { Empty } from '../parts/State'
import { type JobLine, useJobs } from './jobs'

/** What goes on in the background, with the way to its page; there only while something does, or failed and was not seen. */
export function Jobs() {
  const { t } = useTranslation()
  const { lines, seen } = useJobs()
  const [open, setOpen] = useState(false)
  const failed = lines.filter((line) => line.failed).length
  const running = lines.length - failed
  const said = [running > 0 && t('jobs.running', { count: running }), failed > 0 && t('jobs.failed', { count: failed })].filter(Boolean).join(t('jobs.between'))
  // What was shown was seen: it goes when the list is closed, not under the eye.
  const close = () => {
    setOpen(false)
    seen()
  }
  return (
    <>
      <span className="hidden-text" role="status">{said}</span>
      {(lines.length > 0 || open) && (
        <button type="button" className={`icon-button${failed > 0 && running > 0 ? ' jobs-failed' : ''}`} aria-label={said || t('jobs.none')} aria-haspopup="dialog" aria-expanded={open} onClick={() => setOpen(true)}>
          <Icon name="jobs" />
          {running > 0 && <span className="desk-only">{t('jobs.count', { count: running })}</span>}
          {failed > 0 && <span className="dot-count">{failed}</span>}
        </button>
      )}
      <Drawer open={open} onClose={close} size={420} title={t('jobs.title')} mask={false}>
        {lines.length === 0 ? <Empty>{t('jobs.none')}</Empty> : <ul className="job-list">{lines.map((line) => <Line key={line.key} line={line} close={close} />)}</ul>}
      </Drawer>
    </>
  )
}

function Line({ line, close }: { line: JobLine; close: () => void }) {
  const { t, i18n } = useTranslation()
  const problem = `problem.${line.code.replaceAll('.', '-')}`
  const name = t(`jobs.kind.${line.kind}`)
  return (
    <li>
      <div className="spread">
        <Link to={line.to} onClick={close} className="strong">{name}</Link>
        {line.failed && <Stamp code="FAILED">{t('jobs.ended')}</Stamp>}
      </div>
      {line.about && <p className="small soft">{line.about}</p>}
      {line.failed ? <p className="small">{t(i18n.exists(problem) ? problem : 'problem.unexpected')}</p> : <Going line={line} name={name} />}
      {!line.own && line.kind === 'ROSTER_SEARCH' && <p className="small faint">{t('jobs.others')}</p>}
    </li>
  )
}

/** How far it is, where anybody knows; otherwise that it goes on. */
function Going({ line, name }: { line: JobLine; name: string }) {
  const { t } = useTranslation()
  const figures = { done: line.done, of: line.of }
  if (line.of > 0) {
    return (
      <>
        <Progress size="small" percent={Math.min(100, Math.round((100 * line.done) / line.of))} aria-label={name} />
        <p className="small soft">{t(`jobs.progress.${line.kind}`, figures)}</p>
      </>
    )
  }
  return <p className="small soft">{line.kind === 'KEY_ROTATION' ? t('jobs.progress.KEY_ROTATION', figures) : t('jobs.goes')}</p>
}
