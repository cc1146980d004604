import { CardsHead } from '../CardsHead'
import { CardPolicies } from './CardPolicies'
import { CardTypes } from './CardTypes'
import { Chains } from './Chains'
import { FeeRules } from './FeeRules'
import { Points } from './Points'
import { Policy } from './Policy'

/** What the card office has agreed on: where and how cards are activated, what a replacement costs, how cards are written. */
export default function Rules() {
  return (
    <>
      <CardsHead area="rules" />
      <div className="columns card-rules">
        <div className="stack">
          <Points />
          <Policy />
          <CardPolicies />
        </div>
        <div className="stack">
          <FeeRules />
          <Chains />
          <CardTypes />
        </div>
      </div>
    </>
  )
}
