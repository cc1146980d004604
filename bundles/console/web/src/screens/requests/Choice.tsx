import { useId } from 'react'

/** A few choices side by side, one of them taken; fingers and arrow keys reach all of them. */
export function Choice<V extends string>({ legend, value, options, choose, quiet = false }: { legend: string; value: V; options: { value: V; label: string }[]; choose: (value: V) => void; quiet?: boolean }) {
  const name = useId()
  return (
    <fieldset className="picks-field">
      <legend className={quiet ? 'hidden-text' : undefined}>{legend}</legend>
      <div className="picks">
        {options.map((option) => (
          <label key={option.value}>
            <input type="radio" name={name} checked={option.value === value} onChange={() => choose(option.value)} />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
