import { people } from './calls/people'
import { cards } from './calls/cards'
import { terminals } from './calls/terminals'
import { time } from './calls/time'
import { administration } from './calls/administration'

/** Every call of the API, by its area. */
export const api = { ...people, ...cards, ...terminals, ...time, ...administration }
