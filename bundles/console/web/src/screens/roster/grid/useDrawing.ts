import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useReducer, useRef, useState } from 'react'
import { api } from '../../../api/calls'
import { Problem } from '../../../api/problem'
import type { RosterEditView, RosterSheet } from '../../../api/types'
import { cellsOf, type Drawn, keyOf, merged, type Wish } from './plan'
import type { Said } from './words'

interface Step {
  id: string
  said: Said
}

/** Sends what is drawn, one edit after the other, shows it at once, and keeps named steps to take back and do again. */
export function useDrawing(key: readonly unknown[], window: { from: string; until: string }) {
  const queries = useQueryClient()
  const [pending, setPending] = useState(new Map<string, Wish>())
  // Read when a step's turn in the queue comes: a key pressed before the last stroke was answered means that stroke.
  const steps = useRef<{ done: Step[]; undone: Step[] }>({ done: [], undone: [] })
  const [, show] = useReducer((count: number) => count + 1, 0)
  const [error, setError] = useState<unknown>(null)
  const queue = useRef<Promise<unknown>>(Promise.resolve())

  const run = useCallback(
    (work: () => Promise<void>) => {
      queue.current = queue.current.then(async () => {
        try {
          await work()
        } catch (reason) {
          setError(reason)
          if (reason instanceof Problem && reason.status === 412) await queries.invalidateQueries({ queryKey: ['roster'] })
        }
      })
      return queue.current
    },
    [queries],
  )
  const take = async (answer: RosterEditView) => {
    await queries.cancelQueries({ queryKey: key })
    queries.setQueryData<RosterSheet>(key, (old) => (old ? merged(old, answer.sheet) : old))
  }

  const draw = (drawn: Drawn[], said: Said) => {
    if (drawn.length === 0) return
    setError(null)
    setPending((old) => new Map([...old, ...drawn.map((one) => [keyOf(one.employeeId, one.date), one.wish] as const)]))
    void run(async () => {
      try {
        const answer = await api.drawRoster({ ...window, cells: cellsOf(queries.getQueryData<RosterSheet>(key), drawn) })
        await take(answer)
        steps.current = { done: [...steps.current.done, { id: answer.id, said }], undone: [] }
      } finally {
        setPending((old) => new Map([...old].filter(([cell, wish]) => !drawn.some((one) => keyOf(one.employeeId, one.date) === cell && one.wish === wish))))
      }
    })
  }
  const turn = (from: 'done' | 'undone', to: 'done' | 'undone') => {
    setError(null)
    void run(async () => {
      const step = steps.current[from].pop()
      if (!step) return
      const answer = await api.undoRoster(step.id, window)
      await take(answer)
      steps.current[to].push({ id: answer.id, said: step.said })
      show()
    })
  }

  return {
    pending,
    error,
    setError,
    draw,
    /** What was drawn by another way can be taken back here as well. */
    drewElsewhere: (id: string, said: Said) => {
      steps.current = { done: [...steps.current.done, { id, said }], undone: [] }
      show()
    },
    undo: () => turn('done', 'undone'),
    redo: () => turn('undone', 'done'),
    lastDone: steps.current.done.at(-1)?.said,
    lastUndone: steps.current.undone.at(-1)?.said,
    /** What the server drew itself can be taken back like a stroke. */
    did: (id: string, said: Said) => {
      steps.current = { done: [...steps.current.done, { id, said }], undone: [] }
      show()
    },
    /** What was published cannot be taken back here. */
    forget: () => {
      steps.current = { done: [], undone: [] }
      show()
    },
  }
}
