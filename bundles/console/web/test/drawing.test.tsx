import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, renderHook, waitFor } from '@testing-library/react'
import i18next from 'i18next'
import type { ReactNode } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { api } from '../src/api/calls'
import { speak } from '../src/i18n'
import en from '../src/i18n/en.json'
import zh from '../src/i18n/zh-Hans.json'
import { useDrawing } from '../src/screens/roster/grid/useDrawing'

const key = ['roster', 'test']
const around = ({ children }: { children: ReactNode }) => <QueryClientProvider client={new QueryClient()}>{children}</QueryClientProvider>

afterEach(() => speak('en', false))

describe('A step of drawing', () => {
  it('is called in the language of the moment', async () => {
    vi.spyOn(api, 'drawRoster').mockResolvedValue({ id: 'one', sheet: { items: [], findings: [] } } as never)
    const { result } = renderHook(() => useDrawing(key, { from: '2026-12-01', until: '2026-12-02' }), { wrapper: around })
    const words = () => ({ t: i18next.t, language: i18next.language, shift: (code: string) => code })
    act(() => result.current.draw([{ employeeId: 'e', date: '2026-12-01', wish: { kind: 'NONE' } }], (say) => say.t('plan.swap')))
    await waitFor(() => expect(result.current.lastDone?.(words())).toBe(en.plan.swap))
    await speak('zh-Hans', false)
    expect(result.current.lastDone?.(words())).toBe(zh.plan.swap)
  })
})
