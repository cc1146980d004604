package org.clockhouse.notice.internal;

import java.time.Clock;
import java.util.Optional;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.notice.Message;
import org.clockhouse.notice.MessageDraft;
import org.clockhouse.notice.MessageId;
import org.clockhouse.notice.Outbox;
import org.clockhouse.notice.spi.MessageRepository;
import org.clockhouse.notice.spi.Parcel;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The outbox over its repository. */
@Component
public final class OutboxBook implements Outbox {

    private final MessageRepository messages;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Clock clock;

    @Activate
    public OutboxBook(
            @Reference MessageRepository messages,
            @Reference AuditTrail audit,
            @Reference Transactions transactions,
            @Reference Clock clock) {
        this.messages = messages;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public MessageId post(OrgId org, MessageDraft draft) {
        return transactions.in(org, () -> {
            Message message = Message.of(draft.channel(), draft.target(), draft.subject(), clock.instant());
            messages.add(new Parcel(message, draft.body(), draft.files()));
            return message.id();
        });
    }

    @Override
    public Slice<Message> page(OrgId org, Optional<Message.State> state, Page page) {
        return transactions.in(org, () -> messages.page(state, page));
    }

    @Override
    public Message again(Actor actor, MessageId id) {
        return transactions.in(actor.org(), () -> {
            Message message = messages.find(id).orElseThrow(() -> new NotFound("message", id.text()));
            if (!messages.revive(id, clock.instant())) {
                throw new Refused("message.not-given-up", "only what was given up is sent again");
            }
            audit.record(AuditDraft.of(actor, "message.resend", "message", id.text(), message.subject()));
            return messages.find(id).orElseThrow();
        });
    }
}
