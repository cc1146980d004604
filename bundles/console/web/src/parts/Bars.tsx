import './Bars.css'

export interface Bar {
  key: string
  label: string
  value: number
  /** As it is read, where the number is not. */
  text?: string
}

/** Lengths to compare: a label, a bar, and its number, so that no colour has to be read. */
export function Bars({ bars, label, limit }: { bars: Bar[]; label: string; limit?: number }) {
  const most = Math.max(1, limit ?? 0, ...bars.map((bar) => bar.value))
  return (
    <table className="bars" aria-label={label}>
      <tbody>
        {bars.map((bar) => (
          <tr key={bar.key}>
            <th scope="row">{bar.label}</th>
            <td className="bars-room">
              <svg width="100%" height="14" preserveAspectRatio="none" aria-hidden="true">
                <rect width={`${(bar.value / most) * 100}%`} height="14" />
              </svg>
            </td>
            <td className="num">{bar.text ?? bar.value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
