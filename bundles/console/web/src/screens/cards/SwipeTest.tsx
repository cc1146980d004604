import { Button, Select } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { usePlace } from '../../app/Place'
import { clock, nameOf } from '../../parts/format'
import { Icon } from '../../parts/Icon'
import { Empty, ErrorNote } from '../../parts/State'
import { useNow } from '../../parts/useNow'
import type { SwipeTest } from './useSwipeTest'

/** Choose a terminal, hold the card there, pass or fail. */
export function SwipeTestView({ swipe, number, letter }: { swipe: SwipeTest; number: string; letter?: string }) {
  const { t, i18n } = useTranslation()
  const box = useRef<HTMLDivElement>(null)
  const state = swipe.test?.state
  const waiting = state === 'WAITING'
  // It is begun by a letter: what one waits for must not lie below the edge.
  useEffect(() => {
    if (state) box.current?.scrollIntoView?.({ block: 'nearest' })
  }, [state])
  if (swipe.terminals.length === 0) return <Empty>{t('swipe.noTerminal')}</Empty>
  return (
    <div className="swipe" ref={box}>
      {!waiting && (
        <div className="row">
          <Select
            aria-label={t('swipe.terminal')}
            className="swipe-terminal"
            value={swipe.terminal?.terminalId}
            onChange={swipe.choose}
            options={swipe.terminals.map((one) => ({ value: one.terminalId, label: nameOf(one.terminal, i18n.language) }))}
          />
          <Button onClick={swipe.start} loading={swipe.starting}>
            {t(swipe.test ? 'swipe.again' : 'swipe.start')} {letter && <span className="desk-key">{letter}</span>}
          </Button>
        </div>
      )}
      {swipe.error !== null && <ErrorNote error={swipe.error} />}
      {waiting && <Waiting until={Date.parse(swipe.test?.until ?? '')} number={number} where={nameOf(swipe.terminal?.terminal, i18n.language)} />}
      <div role="status">{swipe.test && !waiting && <Outcome passed={swipe.test.state === 'PASSED'} at={swipe.test.at} />}</div>
    </div>
  )
}

function Waiting({ until, number, where }: { until: number; number: string; where: string }) {
  const { t } = useTranslation()
  const left = Math.max(0, Math.ceil((until - useNow()) / 1000))
  return (
    <p className="swipe-box swipe-waiting">
      <Icon name="cards" /> <strong className="grow">{t('swipe.waiting', { number, where })}</strong>
      <span className="swipe-count" aria-label={t('swipe.left', { count: left })}>{left}</span>
    </p>
  )
}

function Outcome({ passed, at }: { passed: boolean; at: string }) {
  const { t } = useTranslation()
  const { zone } = usePlace()
  return (
    <p className={`swipe-box ${passed ? 'swipe-passed' : 'swipe-failed'}`}>
      <Icon name={passed ? 'check' : 'cross'} size={28} />
      <strong className="swipe-word">{t(passed ? 'swipe.passed' : 'swipe.failed')}</strong>
      <span className="grow">{passed ? t('swipe.passedAt', { time: clock(at, zone, true) }) : t('swipe.failedDo')}</span>
    </p>
  )
}
