import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useKeys } from '../app/keys'
import { ErrorNote, Note } from './State'
import { Undo, UNDO_MS } from './Undo'

interface Done {
  said: string
  at: number
  undo?: () => Promise<unknown>
}

/**
 * For acts that another act takes back: says what was done, and offers to undo it for ten seconds, by the button or by z. What the keys
 * name is read again then. The note stands where the screen puts it.
 */
export function useUndo(...keys: string[]): { did: (said: string, undo?: () => Promise<unknown>) => void; note: ReactNode } {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [done, setDone] = useState<Done | null>(null)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const did = useCallback((said: string, undo?: () => Promise<unknown>) => {
    setError(null)
    setDone({ said, at: Date.now(), undo })
  }, [])
  const takeBack = async () => {
    if (!done?.undo || busy || Date.now() >= done.at + UNDO_MS) return
    setBusy(true)
    try {
      await done.undo()
      setDone({ said: t('manners.undone'), at: done.at })
    } catch (why) {
      setError(why)
      setDone(null)
    }
    await Promise.all(keys.map((key) => queries.invalidateQueries({ queryKey: [key] })))
    setBusy(false)
  }
  useKeys({ z: () => void takeBack() }, done?.undo !== undefined)
  const note = error !== null ? <ErrorNote error={error} /> : done && <Note tone={done.undo ? 'ok' : 'unk'} action={done.undo && <Undo done={done.at} undo={() => void takeBack()} letter="z" busy={busy} />}>{done.said}</Note>
  return { did, note }
}
