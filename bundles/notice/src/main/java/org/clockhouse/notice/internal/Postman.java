package org.clockhouse.notice.internal;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.clockhouse.kernel.Blobs;
import org.clockhouse.kernel.Companies;
import org.clockhouse.kernel.DomainException;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.kernel.Workers;
import org.clockhouse.notice.Audience;
import org.clockhouse.notice.Channels.Layer;
import org.clockhouse.notice.Message;
import org.clockhouse.notice.NoticeDraft;
import org.clockhouse.notice.NoticeTopic;
import org.clockhouse.notice.Notices;
import org.clockhouse.notice.spi.MessageRepository;
import org.clockhouse.notice.spi.Parcel;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries messages out. Each is claimed in one transaction, sent outside of any, and settled in another: who dies between is
 * followed, when the lease ends, by somebody who sends it again under the same id.
 */
@Component(
        immediate = true,
        service = {})
public final class Postman {

    private static final Logger log = LoggerFactory.getLogger(Postman.class);
    private static final Duration LOOK = Duration.ofSeconds(2);
    /** Longer than every timeout of a road together. */
    private static final Duration LEASE = Duration.ofMinutes(10);

    private final MessageRepository messages;
    private final Notices notices;
    private final Blobs blobs;
    private final Companies companies;
    private final Transactions transactions;
    private final Clock clock;
    private final Workers.Crew crew;
    private final Templates templates = new Templates();

    @Activate
    public Postman(
            @Reference MessageRepository messages,
            @Reference Notices notices,
            @Reference Blobs blobs,
            @Reference MailRoad mail,
            @Reference WebhookRoad webhook,
            @Reference FolderRoad folder,
            @Reference Companies companies,
            @Reference Transactions transactions,
            @Reference Clock clock,
            @Reference Workers workers) {
        this(messages, notices, blobs, List.of(mail, webhook, folder), companies, transactions, clock, workers);
    }

    Postman(
            MessageRepository messages,
            Notices notices,
            Blobs blobs,
            List<Road> roads,
            Companies companies,
            Transactions transactions,
            Clock clock,
            Workers workers) {
        this.messages = messages;
        this.notices = notices;
        this.blobs = blobs;
        this.companies = companies;
        this.transactions = transactions;
        this.clock = clock;
        this.crew = workers.crew("postman", roads.size());
        roads.forEach(road -> crew.every(LOOK, () -> look(road)));
    }

    @Deactivate
    public void stop() {
        crew.close();
    }

    private void look(Road road) {
        try {
            for (OrgId org : companies.all()) {
                boolean open = true;
                while (open) {
                    Optional<Parcel> claimed = transactions.in(org, () -> {
                        Instant now = clock.instant();
                        return messages.claim(road.channel(), now, now.plus(LEASE));
                    });
                    open = claimed.isPresent() && carry(org, road, claimed.get());
                }
            }
        } catch (DomainException e) {
            log.info("Messages by {} wait: {}", road.channel(), e.getMessage());
        }
    }

    /** @return whether the road is open for the next */
    private boolean carry(OrgId org, Road road, Parcel parcel) {
        Message message = parcel.message();
        try {
            road.send(org, parcel, file(org, parcel));
            Message sent = after(message, Message.State.SENT, message.dueAt(), "");
            transactions.run(org, () -> messages.settle(sent));
            return true;
        } catch (NotDelivered e) {
            boolean over = e.isForGood() || BackOff.isOver(message, clock.instant());
            log.info("Message {} by {} not delivered: {}", message.id().text(), road.channel(), e.getMessage());
            Instant next = clock.instant()
                    .plus(BackOff.after(
                            message.attempts(), ThreadLocalRandom.current().nextDouble()));
            fail(
                    org,
                    after(
                            message,
                            over ? Message.State.GIVEN_UP : Message.State.WAITING,
                            next,
                            e.layer() + ": " + e.getMessage()),
                    templates.failure(e.layer(), e.getMessage()));
            return e.layer().compareTo(Layer.SENDER) >= 0;
        }
    }

    private Optional<byte[]> file(OrgId org, Parcel parcel) throws NotDelivered {
        if (parcel.files().isEmpty()) {
            return Optional.empty();
        }
        try {
            return transactions.in(org, () -> {
                try (InputStream content = blobs.open(parcel.files().get(0).blob())) {
                    return Optional.of(content.readAllBytes());
                }
            });
        } catch (NotFound e) {
            throw new NotDelivered(Layer.MESSAGE, true, "its file is gone", e);
        } catch (IOException e) {
            throw new NotDelivered(Layer.MESSAGE, false, "its file cannot be read", e);
        }
    }

    private static Message after(Message message, Message.State state, Instant due, String failure) {
        return new Message(
                message.id(),
                message.channel(),
                message.target(),
                message.subject(),
                state,
                message.attempts(),
                message.madeAt(),
                due,
                failure.length() > 300 ? failure.substring(0, 300) : failure);
    }

    private void fail(OrgId org, Message after, LocalName why) {
        transactions.run(org, () -> {
            if (messages.settle(after) && after.state() == Message.State.GIVEN_UP) {
                notices.send(
                        org,
                        List.of(new NoticeDraft(
                                NoticeTopic.NOT_DELIVERED,
                                "not-delivered " + after.id().text() + " " + after.attempts(),
                                Map.of("subject", same(after.subject()), "failure", why),
                                new Audience.Everywhere(),
                                "administration/messages")));
            }
        });
    }

    private static LocalName same(String text) {
        return new LocalName(text, text);
    }
}
