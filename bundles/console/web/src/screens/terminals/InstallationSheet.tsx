import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input, Segmented, Select } from 'antd'
import { useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { Installation, InstallationDraft, TerminalView } from '../../api/types'
import { useSession } from '../../app/Session'
import { nameOf, stamp } from '../../parts/format'
import { ErrorNote, Loaded } from '../../parts/State'
import { CHECKS } from './installationChecks'
import './SetUpTerminal.css'

const LINKS: Installation['link'][] = ['UNSTATED', 'ETHERNET', 'POE', 'WIFI', 'MOBILE', 'SERIAL', 'USB', 'NONE']
const MOST_PHOTOS = 6
/** Longer than this on a side, a photograph is made smaller before it is sent; the server does the same. */
const SIDE = 1_600

/** The sheet of an installation: how it is connected, what was looked at, photographs. Printed as it is shown. */
export function InstallationSheet({ terminal, links = LINKS }: { terminal: TerminalView; links?: Installation['link'][] }) {
  const query = useQuery({ queryKey: ['installation', terminal.id], queryFn: () => api.installation(terminal.id) })
  return <Loaded query={query} rows={8}>{(sheet) => <Sheet key={sheet.version} terminal={terminal} sheet={sheet} links={links} />}</Loaded>
}

function Sheet({ terminal, sheet, links }: { terminal: TerminalView; sheet: Installation; links: Installation['link'][] }) {
  const { t, i18n } = useTranslation()
  const { can } = useSession()
  const queries = useQueryClient()
  const [draft, setDraft] = useState<InstallationDraft>({ link: sheet.link, network: sheet.network, checks: sheet.checks, note: sheet.note })
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const mayWrite = can('terminal.write')
  const changed = JSON.stringify(draft) !== JSON.stringify({ link: sheet.link, network: sheet.network, checks: sheet.checks, note: sheet.note })
  const act = async (what: () => Promise<unknown>) => {
    setBusy(true)
    setError(null)
    try {
      await what()
      await queries.invalidateQueries({ queryKey: ['installation', terminal.id] })
    } catch (why) {
      setError(why)
    }
    setBusy(false)
  }
  const verdict = (check: (typeof CHECKS)[number], value: string) => {
    const checks = { ...draft.checks }
    if (value === 'OPEN') delete checks[check]
    else checks[check] = value as 'PASSED' | 'FAILED' | 'NOT_NEEDED'
    setDraft({ ...draft, checks })
  }
  const shown = [...new Set<Installation['link']>(['UNSTATED', sheet.link, ...links])]
  return (
    <div className="stack installation">
      <p className="print-only strong">{nameOf(terminal.name, i18n.language)} · {nameOf(terminal.siteName, i18n.language)} · {terminal.serial}</p>
      {error !== null && <ErrorNote error={error} />}
      <div className="two-fields">
        <label>{t('installation.link')}<Select disabled={!mayWrite} aria-label={t('installation.link')} value={draft.link} options={shown.map((value) => ({ value, label: t(`link.${value}`) }))} onChange={(link) => setDraft({ ...draft, link })} /></label>
        <label>{t('installation.network')}<Input disabled={!mayWrite} maxLength={300} value={draft.network} placeholder={t('installation.networkHint')} onChange={(event) => setDraft({ ...draft, network: event.target.value })} /></label>
      </div>
      <table className="ch-list checks">
        <tbody>
          {CHECKS.map((check) => (
            <tr key={check}>
              <td><strong>{t(`installation.check.${check}`)}</strong><br /><span className="small soft">{t(`installation.look.${check}`)}</span></td>
              <td>
                <Segmented
                  className="no-print"
                  disabled={!mayWrite}
                  aria-label={t(`installation.check.${check}`)}
                  size="small"
                  value={draft.checks?.[check] ?? 'OPEN'}
                  options={['OPEN', 'PASSED', 'FAILED', 'NOT_NEEDED'].map((value) => ({ value, label: t(`installation.verdict.${value}`) }))}
                  onChange={(value) => verdict(check, value)}
                />
                <span className="print-only">{draft.checks?.[check] ? t(`installation.verdict.${draft.checks[check]}`) : '☐'}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <label>{t('installation.note')}<Input.TextArea disabled={!mayWrite} maxLength={1000} rows={2} value={draft.note} onChange={(event) => setDraft({ ...draft, note: event.target.value })} /></label>
      <div className="installation-photos">
        {sheet.photos.map((photo) => (
          <figure key={photo.id}>
            <Photo terminal={terminal.id} photo={photo.id} />
            <figcaption className="small faint">{photo.by}, {stamp(photo.at, terminal.zone)} {mayWrite && <button type="button" className="link-button no-print" onClick={() => void act(() => api.removeInstallationPhoto(terminal.id, photo.id))}>{t('installation.photoRemove')}</button>}</figcaption>
          </figure>
        ))}
      </div>
      {mayWrite && (
        <div className="row no-print">
          <Button type="primary" loading={busy} disabled={!changed} onClick={() => void act(() => api.writeInstallation(terminal.id, draft, sheet.version))}>{t('installation.save')}</Button>
          {sheet.photos.length < MOST_PHOTOS && <AddPhoto busy={busy} chosen={(file) => void act(async () => api.addInstallationPhoto(terminal.id, await smaller(file)))} />}
          <Button onClick={() => window.print()}>{t('setUpTerminal.print')}</Button>
        </div>
      )}
      {sheet.writtenAt && <p className="small faint">{t('installation.written', { by: sheet.writtenBy, time: stamp(sheet.writtenAt, terminal.zone) })}</p>}
    </div>
  )
}

function AddPhoto({ busy, chosen }: { busy: boolean; chosen: (file: File) => void }) {
  const { t } = useTranslation()
  const field = useId()
  return (
    <span className="drop-act">
      <label className="file-button" htmlFor={field}>{t('installation.photoAdd')}</label>
      <input
        id={field}
        type="file"
        className="hidden-text"
        accept="image/jpeg,image/png"
        disabled={busy}
        onChange={(event) => {
          const file = event.target.files?.[0]
          event.target.value = ''
          if (file) chosen(file)
        }}
      />
    </span>
  )
}

function Photo({ terminal, photo }: { terminal: string; photo: string }) {
  const { t } = useTranslation()
  const { data } = useQuery({ queryKey: ['installation-photo', photo], queryFn: () => api.installationPhoto(terminal, photo), staleTime: Infinity })
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    if (!data) return undefined
    const made = URL.createObjectURL(data)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [data])
  return address ? <a href={address} target="_blank" rel="noreferrer"><img src={address} alt={t('installation.photoOf')} /></a> : null
}

/** Upright as the phone took it. What the browser cannot draw goes as it is: the server says what is wrong with it. */
async function smaller(file: File): Promise<Blob> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null)
  const pen = document.createElement('canvas').getContext('2d')
  if (!bitmap || !pen) return file
  const scale = Math.min(1, SIDE / Math.max(bitmap.width, bitmap.height))
  pen.canvas.width = Math.round(bitmap.width * scale)
  pen.canvas.height = Math.round(bitmap.height * scale)
  pen.drawImage(bitmap, 0, 0, pen.canvas.width, pen.canvas.height)
  bitmap.close()
  return (await new Promise<Blob | null>((done) => pen.canvas.toBlob(done, 'image/jpeg', 0.85))) ?? file
}
