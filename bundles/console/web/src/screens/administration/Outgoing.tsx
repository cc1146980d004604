import { MailServer } from './MailServer'
import { Messages } from './Messages'
import { Webhooks } from './Webhooks'

/** How messages leave the suite, and what became of them. */
export default function Outgoing() {
  return (
    <div className="stack">
      <MailServer />
      <Webhooks />
      <Messages />
    </div>
  )
}
