import { useQuery } from '@tanstack/react-query'
import { Button, QRCode, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { DriverView } from '../../api/types'
import { Loaded, Note } from '../../parts/State'
import type { Family } from './models'

/** What is typed at the terminal, entry by entry; where it is to call, large and as a code to hold a phone to. */
export function MenuStep({ family, driver, next }: { family: Family; driver: DriverView | undefined; next: () => void }) {
  const { t } = useTranslation()
  const port = useQuery({ queryKey: ['terminal-port'], queryFn: api.terminalPort, enabled: family.typed.length > 0 })
  const [chosen, setChosen] = useState<string>()
  const key = family.driver.replaceAll('.', '-')
  const hosts = [...new Set([...(port.data?.hosts ?? []), window.location.hostname])]
  const host = chosen ?? hosts[0] ?? ''
  const at = { host, port: port.data?.port ?? '' }
  const url = `ws://${host}:${at.port}`
  const steps = t(`family.steps.${key}`, { ...at, example: driver?.endpointExample ?? '', defaultValue: t('setUpTerminal.stepsUnknown', { example: driver?.endpointExample ?? '' }) }).split('\n')
  return (
    <div className="stack">
      {family.typed.length > 0 && (
        <Loaded query={port} rows={2}>
          {(address) =>
            address.port === undefined ? (
              <Note tone="miss">{address.trouble ? <>{t('setUpTerminal.portTrouble')} <span className="code small">{address.trouble}</span></> : t('setUpTerminal.portClosed')}</Note>
            ) : (
              <div className="typed">
                <dl>
                  {family.typed.includes('host') && <><dt>{t('setUpTerminal.host')}</dt><dd className="code">{host}</dd></>}
                  <dt>{t('setUpTerminal.port')}</dt><dd className="code">{address.port}</dd>
                  {family.typed.includes('url') && <><dt>{t('setUpTerminal.url')}</dt><dd className="code">{url}</dd></>}
                  <dt>{t('setUpTerminal.tls')}</dt><dd>{address.tlsPort === undefined ? t('setUpTerminal.noTls') : t('setUpTerminal.tlsPort', { port: address.tlsPort })}</dd>
                </dl>
                <figure>
                  <span aria-hidden="true"><QRCode type="svg" value={family.typed.includes('url') ? url : `http://${host}:${address.port}`} size={120} bordered={false} color="#000000" bgColor="#ffffff" /></span>
                  <figcaption className="small faint">{t('setUpTerminal.qr')}</figcaption>
                </figure>
                {hosts.length > 1 && (
                  <label className="no-print">
                    {t('setUpTerminal.otherHost')}
                    <Select value={host} aria-label={t('setUpTerminal.otherHost')} options={hosts.map((value) => ({ value, label: value }))} onChange={setChosen} />
                  </label>
                )}
              </div>
            )
          }
        </Loaded>
      )}
      <ol className="menu-steps">
        {steps.map((one) => <li key={one}>{one}</li>)}
      </ol>
      <p className="small faint">{t('setUpTerminal.menusDiffer')}</p>
      <div className="row no-print">
        <Button type="primary" onClick={next}>{t('setUpTerminal.typed')}</Button>
        <Button onClick={() => window.print()}>{t('setUpTerminal.print')}</Button>
      </div>
    </div>
  )
}
