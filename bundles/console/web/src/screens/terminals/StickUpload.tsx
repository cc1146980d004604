import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { api } from '../../api/calls'
import { inSight } from '../../app/here'
import { usePlace } from '../../app/Place'
import type { UploadView } from '../../api/types'
import { nameOf, sizeText } from '../../parts/format'
import { FileDrop } from '../../parts/FileDrop'
import { Fact, Facts, PageHead, Panel } from '../../parts/Panel'
import { quarantineSaid } from '../../parts/said'
import { Scroll } from '../../parts/Scroll'
import { ErrorNote, Note } from '../../parts/State'
import './Terminals.css'

/** A stick: first what is in it, then, when it is right, the punches. A second upload of the same adds nothing. */
export default function StickUpload() {
  const { t, i18n } = useTranslation()
  const { zone } = usePlace()
  const { id = '' } = useParams()
  const queries = useQueryClient()
  const terminals = useQuery({ queryKey: ['terminals'], queryFn: api.terminals })
  const drivers = useQuery({ queryKey: ['drivers'], queryFn: api.drivers })
  const terminal = terminals.data?.find((one) => one.id === id)
  const driver = drivers.data?.find((one) => one.id === terminal?.driver)
  const [file, setFile] = useState<File | null>(null)
  const [settings, setSettings] = useState<Record<string, string>>({})
  const [upload, setUpload] = useState<UploadView | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const run = async (work: () => Promise<UploadView>) => {
    setBusy(true)
    setError(null)
    try {
      setUpload(await inSight({ kind: 'UPLOAD', to: `/terminals/${id}/upload`, about: terminal ? nameOf(terminal.name, i18n.language) : '' }, work))
    } catch (reason) {
      setError(reason)
    } finally {
      setBusy(false)
    }
  }
  const committed = upload?.state === 'COMMITTED'
  return (
    <>
      <PageHead title={t('upload.title')} hint={terminal ? nameOf(terminal.name, i18n.language) : undefined}>
        {upload && !committed && (
          <Button type="primary" loading={busy} disabled={upload.open.length > 0} onClick={() => void run(() => api.commitUpload(upload.id)).then(() => queries.invalidateQueries({ queryKey: ['punches'] }))}>
            {t('upload.commit', { count: upload.counts.new })}
          </Button>
        )}
        {upload && <Button onClick={() => { setUpload(null); setFile(null) }}>{t('upload.other')}</Button>}
      </PageHead>
      <div className="stack">
        {error !== null && <ErrorNote error={error} />}
        {!upload && (
          <Panel title={t('upload.file')} hint={t('upload.fileHint')}>
            <FileDrop accept="*" busy={busy} chosen={(one) => { setFile(one); void run(() => api.upload(id, one, settings)) }}>
              <p>{t('upload.drop')}</p>
              <p className="small faint">{t('upload.dropHint')}</p>
            </FileDrop>
          </Panel>
        )}
        {upload && (
          <>
            {committed ? <Note tone="ok">{t('upload.done', { count: upload.counts.new, known: upload.counts.known })} <Link to="/today">{t('areas.today')}</Link></Note> : <Note tone="leave">{t('upload.preview')} {t('upload.final')}</Note>}
            {upload.open.length > 0 && driver && file && (
              <Panel title={t('upload.open')} hint={t('upload.openHint')}>
                <div className="row">
                  {upload.open.map((key) => {
                    const field = driver.settings.find((one) => one.key === key)
                    const label = nameOf(field?.label ?? driver.texts[`setting.${key}`], i18n.language) || key
                    return field?.choices.length ? (
                      <Select key={key} aria-label={label} placeholder={label} value={settings[key]} className="month-department" onChange={(value) => setSettings({ ...settings, [key]: value })} options={field.choices.filter((choice) => choice.value !== field.defaultValue).map((choice) => ({ value: choice.value, label: nameOf(choice.label, i18n.language) }))} />
                    ) : (
                      <Input key={key} aria-label={label} placeholder={label} value={settings[key]} className="month-search" onChange={(event) => setSettings({ ...settings, [key]: event.target.value })} />
                    )
                  })}
                  <Button onClick={() => void run(() => api.upload(id, file, settings))} loading={busy}>{t('upload.again')}</Button>
                </div>
              </Panel>
            )}
            <Panel title={upload.fileName} hint={`${nameOf(driver?.texts[upload.format], i18n.language) || upload.format} · ${sizeText(upload.size)}`}>
              <Facts boxed>
                <Fact label={t('upload.rows')}>{upload.counts.rows}</Fact>
                <Fact label={t('upload.new')}><span className="tone-ok">{upload.counts.new}</span></Fact>
                <Fact label={t('upload.known')}>{upload.counts.known}</Fact>
                <Fact label={t('upload.quarantined')}><span className={upload.counts.quarantined ? 'tone-miss' : undefined}>{upload.counts.quarantined}</span></Fact>
                <Fact label={t('upload.suspicious')}><span className={upload.counts.suspicious ? 'tone-late' : undefined}>{upload.counts.suspicious}</span></Fact>
                <Fact label={t('upload.unmatched')}>{upload.counts.unmatchedSubjects}</Fact>
                <Fact label={t('upload.period')}>{upload.from ? `${upload.from.slice(0, 10)} – ${upload.until?.slice(0, 10)}` : '–'}</Fact>
              </Facts>
            </Panel>
            {upload.unmatchedSubjects.length > 0 && <Panel title={t('upload.unmatchedTitle')} hint={t('upload.unmatchedHint')}><p className="code">{upload.unmatchedSubjects.slice(0, 200).join('  ')}</p></Panel>}
            {upload.unreadable.length > 0 && (
              <Panel title={t('upload.unreadableTitle')} hint={t('upload.unreadableHint')} flush>
                <Scroll label={t('terminal.upload')}>
                  <table className="ch-list">
                    <tbody>
                      {upload.unreadable.slice(0, 100).map((row, i) => (
                        <tr key={i}>
                          <td className="num faint">{row.line}</td>
                          <td className="tone-miss strong nowrap">{t(`quarantineReason.${row.reason}`, { defaultValue: row.reason })}</td>
                          <td>{quarantineSaid(row.reason, row.detail, t, zone)}</td>
                          <td className="code">{row.raw}</td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </Scroll>
              </Panel>
            )}
            {upload.suspicious.length > 0 && (
              <Panel title={t('upload.suspiciousTitle')} hint={t('upload.suspiciousHint')} flush>
                <Scroll label={t('terminal.upload')}>
                  <table className="ch-list">
                    <tbody>
                      {upload.suspicious.slice(0, 100).map((row, i) => (
                        <tr key={i}>
                          <td className="num faint">{row.line}</td>
                          <td className="strong">{row.subject}</td>
                          <td className="code">{row.clockReading.replace('T', ' ')}</td>
                          <td className="tone-late">{row.flags.map((flag) => t(`punchFlag.${flag}`, { defaultValue: flag })).join(t('manners.listed'))}</td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </Scroll>
              </Panel>
            )}
          </>
        )}
      </div>
    </>
  )
}
