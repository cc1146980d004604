import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { EmployeeView } from '../../api/types'
import { usePlace } from '../../app/Place'
import { nameOf, stamp } from '../../parts/format'
import { Icon } from '../../parts/Icon'
import { Scroll } from '../../parts/Scroll'
import { ErrorNote, Note } from '../../parts/State'

interface Given {
  code?: string
  expires?: string
  error?: unknown
}

/** First sign-in codes for many: one after the other, each with its own result, and a sheet to cut up. */
export function SignInCodes({ people, close }: { people: EmployeeView[] | null; close: () => void }) {
  const { t, i18n } = useTranslation()
  const { zone } = usePlace()
  const [given, setGiven] = useState<Record<string, Given>>({})
  const [busy, setBusy] = useState(false)
  const open = people?.filter((person) => !given[person.id]?.code) ?? []
  const done = (people?.length ?? 0) - open.length
  const give = async () => {
    setBusy(true)
    for (const person of open) {
      const result = await api.signInCode(person.id).then(({ code, expires }) => ({ code, expires }), (error: unknown) => ({ error }))
      setGiven((old) => ({ ...old, [person.id]: result }))
    }
    setBusy(false)
  }
  const leave = () => {
    setGiven({})
    close()
  }
  return (
    <Drawer open={people !== null} onClose={leave} mask={false} size={560} destroyOnHidden title={t('codes.title')} rootClassName="codes-drawer">
      {people && (
        <div className="stack">
          <div className="no-print"><Note tone="leave">{t('codes.what')}</Note></div>
          <div className="row no-print" aria-live="polite">
            <Button type="primary" loading={busy} disabled={open.length === 0} onClick={() => void give()}>{t('codes.give', { count: open.length })}</Button>
            <Button disabled={done === 0 || busy} icon={<Icon name="print" size={16} />} onClick={() => window.print()}>{t('codes.print')}</Button>
            {done > 0 && <span className="soft">{t('codes.done', { count: done, all: people.length })}</span>}
          </div>
          <Scroll label={t('codes.title')}>
            <table className="ch-list">
              <thead><tr><th>{t('people.number')}</th><th>{t('people.name')}</th><th>{t('signIn.code')}</th><th>{t('codes.until')}</th></tr></thead>
              <tbody>
                {people.map((person) => {
                  const result = given[person.id]
                  return (
                    <tr key={person.id}>
                      <td>{person.number}</td>
                      <td className="strong">{nameOf(person.name, i18n.language)}</td>
                      <td>{result?.code ? <strong className="code sign-in-code">{result.code}</strong> : result?.error ? <ErrorNote error={result.error} /> : <span className="faint">–</span>}</td>
                      <td className="nowrap">{result?.expires ? stamp(result.expires, zone) : ''}</td>
                    </tr>
                  )
                })}
              </tbody>
            </table>
          </Scroll>
        </div>
      )}
    </Drawer>
  )
}
