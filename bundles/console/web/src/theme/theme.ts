import type { ThemeConfig } from 'antd'
import data from './theme.json'

/** Everything here comes from theme.json, which is shared with the design; nothing is retyped. */
export const desk: ThemeConfig = {
  cssVar: { key: 'ch' },
  hashed: false,
  token: data.light.token,
  components: data.light.components as ThemeConfig['components'],
}

export type Tone = keyof typeof data.status
export const TONES = Object.keys(data.status) as Tone[]

/** Writes the status colours and the few tokens our own parts use as custom properties, through the CSSOM (no inline style text). */
export function paintRoot(root: HTMLElement): void {
  for (const tone of TONES) {
    const colours = data.status[tone]
    root.style.setProperty(`--${tone}-fg`, colours.fg)
    root.style.setProperty(`--${tone}-bg`, colours.bg)
    root.style.setProperty(`--${tone}-solid`, colours.solid)
    root.style.setProperty(`--${tone}-dark`, colours.dark)
  }
  for (const [name, value] of Object.entries(data.light.token)) {
    if (typeof value === 'string') root.style.setProperty(`--${name}`, value)
  }
  for (const [name, value] of Object.entries(data.dark.token)) {
    if (typeof value === 'string') root.style.setProperty(`--wall-${name}`, value)
  }
}
