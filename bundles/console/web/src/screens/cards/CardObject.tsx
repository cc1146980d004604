import { Stamp } from '../../parts/Stamp'

/** The card itself, with the cut corner: the old one pale, the new one pine. */
export function CardObject({ title, number, hex, tone, state, struck = false, foot }: { title: string; number: string; hex?: string; tone: 'old' | 'new'; state?: string; struck?: boolean; foot?: string }) {
  return (
    <span className={`card-object card-${tone}`}>
      <span className="card-title">{title}</span>
      <span className="card-chip" aria-hidden="true" />
      <span className={struck ? 'card-number struck' : 'card-number'}>{number}</span>
      <span className="card-foot">
        <span className="code">{hex ? `UID ${hex}` : (foot ?? '')}</span>
        {state && <Stamp code={state} />}
      </span>
    </span>
  )
}
