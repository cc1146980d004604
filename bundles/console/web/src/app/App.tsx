import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_GB'
import zhCN from 'antd/locale/zh_CN'
import dayjs from 'dayjs'
import 'dayjs/locale/en-gb'
import 'dayjs/locale/zh-cn'
import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { RouterProvider } from 'react-router'
import { isAway } from '../api/problem'
import { languageOf } from '../i18n'
import { desk } from '../theme/theme'
import { loadAhead, routes } from './routes'
import { useSession } from './Session'
import { SessionGate } from './SessionGate'

/** A refusal or a missing thing stays one; a server that is away for a moment is asked again. */
function again(attempt: number, error: unknown): boolean {
  return attempt < 3 && isAway(error)
}

function client(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // A server in the house is reached without the internet: the browser's opinion of being online does not count.
      queries: { networkMode: 'always', retry: again, retryDelay: (attempt) => 600 * 2 ** attempt, staleTime: 15_000, refetchOnWindowFocus: false },
    },
  })
}

export function App({ nonce }: { nonce: string }) {
  const { i18n } = useTranslation()
  const zh = languageOf(i18n.language) === 'zh-Hans'
  dayjs.locale(zh ? 'zh-cn' : 'en-gb')
  const queries = useMemo(client, [])
  return (
    <ConfigProvider theme={desk} locale={zh ? zhCN : enUS} csp={{ nonce }} button={{ autoInsertSpace: false }}>
      <QueryClientProvider client={queries}>
        <SessionGate>
          <Screens />
        </SessionGate>
      </QueryClientProvider>
    </ConfigProvider>
  )
}

function Screens() {
  const { session } = useSession()
  const desk = session.account.kind === 'OPERATOR'
  useEffect(() => (desk ? loadAhead() : undefined), [desk])
  return <RouterProvider router={routes()} />
}
