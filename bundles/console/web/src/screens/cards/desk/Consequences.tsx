import { useTranslation } from 'react-i18next'
import type { ReplacementPreview } from '../../../api/types'
import { nameOf } from '../../../parts/format'
import { Fact, Facts } from '../../../parts/Panel'
import { Note } from '../../../parts/State'
import { useMoney } from '../money'

/** What the server says a replacement would do, and what stands against it; not once more that the card is taken, where its holder is named. */
export function Consequences({ preview, holderNamed }: { preview: ReplacementPreview; holderNamed: boolean }) {
  const { t, i18n } = useTranslation()
  const money = useMoney()
  const offline = preview.terminals.filter((terminal) => !terminal.reachable).length
  const problems = preview.problems.filter((problem) => !(holderNamed && problem.code === 'credential.number.taken'))
  const wordOf = (code: string) => {
    const key = `problem.${code.replaceAll('.', '-')}`
    return i18n.exists(key) ? t(key) : undefined
  }
  return (
    <div className="consequences">
      <Facts>
        <Fact label={t('desk.holder')}>{nameOf(preview.holder.name, i18n.language)} · {preview.holder.number}</Fact>
        <Fact label={t('desk.affected')}>{offline > 0 ? t('desk.affectedOffline', { count: preview.terminals.length, offline }) : preview.terminals.length}</Fact>
        <Fact label={t('desk.fee')}>{money(preview.fee)}</Fact>
        {preview.printed && <Fact label={t('desk.printed')}>{preview.printed}</Fact>}
      </Facts>
      {problems.map((problem) => (
        <Note key={problem.pointer + problem.code} tone="miss">
          <strong>{wordOf(problem.code) ?? problem.detail}</strong> {wordOf(problem.code) && <span lang="en">{problem.detail}</span>}
        </Note>
      ))}
      {preview.nextFree && <Note tone="unk">{t('desk.nextFree', { number: preview.nextFree })}</Note>}
    </div>
  )
}
