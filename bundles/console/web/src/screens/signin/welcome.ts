import { useEffect, useState } from 'react'
import { API } from '../../api/call'
import type { LocalName } from '../../parts/format'
import { stamp } from '../../parts/format'
import type { Arc } from './Dial'

const STORE = 'clockhouse.dial'

interface Remembered {
  organisation?: LocalName | string
  arcs: Arc[]
}

/** What this browser saw at the last sign-in: the company's name and the spans of its shifts, for the dial. */
export function rememberForDial(seen: Partial<Remembered>): void {
  localStorage.setItem(STORE, JSON.stringify({ ...remembered(), ...seen }))
}

function remembered(): Remembered {
  try {
    return { arcs: [], ...(JSON.parse(localStorage.getItem(STORE) ?? '{}') as Partial<Remembered>) }
  } catch {
    return { arcs: [] }
  }
}

/** The server's hour, from the date of an answer; nothing else is asked of it before somebody signs in. */
export function useWelcome() {
  const [skew, setSkew] = useState(0)
  const [version, setVersion] = useState<string>()
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const asked = Date.now()
    fetch(`${API}/health`)
      .then(async (answer) => {
        const date = Date.parse(answer.headers.get('Date') ?? '')
        if (Number.isFinite(date)) setSkew(Math.abs(date - asked) < 2_000 ? 0 : date - asked)
        const body = (await answer.json()) as { version?: string }
        setVersion(body.version)
      })
      .catch(() => undefined)
    const timer = setInterval(() => setNow(Date.now()), 10_000)
    return () => clearInterval(timer)
  }, [])
  const at = new Date(now + skew)
  return { ...remembered(), version, time: stamp(at), hour: at.getHours(), minute: at.getMinutes() }
}
