/** The pages of the card area, and what one has to be allowed to do there. */
export const CARD_AREAS = [
  { key: 'desk', to: '/cards', right: 'credential.read' },
  { key: 'requests', to: '/cards/requests', right: 'request.read' },
  { key: 'batch', to: '/cards/batch', right: 'credential.issue' },
  { key: 'activate', to: '/cards/activate', right: 'credential.read' },
  { key: 'holders', to: '/cards/holders', right: 'credential.read' },
  { key: 'replacements', to: '/cards/replacements', right: 'credential.read' },
  { key: 'temporary', to: '/cards/temporary', right: 'credential.read' },
  { key: 'ends', to: '/cards/ends', right: 'credential.read' },
  { key: 'stock', to: '/cards/stock', right: 'credential.read' },
  { key: 'watch', to: '/cards/watch', right: 'credential.read' },
  { key: 'losses', to: '/cards/losses', right: 'credential.read' },
  { key: 'notices', to: '/cards/notices', right: 'notice.write' },
  { key: 'tickets', to: '/cards/tickets', right: 'ticket.work' },
  { key: 'rules', to: '/cards/rules', right: 'credential.read' },
] as const

export type CardArea = (typeof CARD_AREAS)[number]['key']
