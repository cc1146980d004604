import { Button, Input, InputNumber, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShiftView } from '../../../api/types'
import { pasted, type Wish } from './plan'

/** A rotation for the chosen cells: the days of a cycle, and how much further each person is than the one above. */
export function Rotation({ shifts, size, close, apply }: { shifts: ShiftView[]; size: string; close: () => void; apply: (pattern: (Wish | undefined)[], step: number) => void }) {
  const { t } = useTranslation()
  const codes = shifts.filter((shift) => !shift.retired).map((shift) => shift.code)
  const [text, setText] = useState(codes.slice(0, 3).flatMap((code) => [code, code]).concat('-', '-').join(' '))
  const [step, setStep] = useState(2)
  const read = pasted(text.trim().split(/\s+/).join('\t'), shifts)
  const pattern = read.wishes[0] ?? []
  const wrong = read.wrong.map((one) => one.text)
  return (
    <Modal open onCancel={close} title={t('plan.patternTitle', { size })} footer={<Button type="primary" disabled={wrong.length > 0 || pattern.length === 0 || !text.trim()} onClick={() => apply(pattern, step)}>{t('plan.patternAct')}</Button>}>
      <div className="stack">
        <label className="stack">
          <span>{t('plan.patternDays', { count: pattern.length })}</span>
          <Input value={text} status={wrong.length > 0 ? 'error' : undefined} onChange={(event) => setText(event.target.value)} />
        </label>
        <p className="small soft">{wrong.length > 0 ? t('plan.noShift', { text: wrong.join(t('manners.listed')) }) : t('plan.patternHint', { codes: codes.join(t('manners.listed')) })}</p>
        <label className="row">
          <span>{t('plan.patternStep')}</span>
          <InputNumber min={-366} max={366} value={step} onChange={(value) => setStep(value ?? 0)} />
        </label>
      </div>
    </Modal>
  )
}
