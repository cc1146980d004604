package org.clockhouse.notice.internal;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.kernel.AccountId;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.kernel.Unavailable;
import org.clockhouse.notice.Subscription;
import org.clockhouse.notice.Subscription.Failure;
import org.clockhouse.notice.SubscriptionId;
import org.clockhouse.notice.Subscriptions;
import org.clockhouse.notice.Webhook;
import org.clockhouse.notice.spi.ChannelRepository;
import org.clockhouse.notice.spi.LetterRepository;
import org.clockhouse.notice.spi.SubscriptionRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Subscriptions over their repository. */
@Component
public final class SubscriptionBook implements Subscriptions {

    private static final int MOST_FOR_ONE = 50;

    private final SubscriptionRepository subscriptions;
    private final SubscriptionKinds kinds;
    private final ChannelRepository channels;
    private final LetterRepository letters;
    private final FolderRoad folder;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Clock clock;

    // Three of them only say whether what is made could leave.
    @Activate
    public SubscriptionBook(
            @Reference SubscriptionRepository subscriptions,
            @Reference SubscriptionKinds kinds,
            @Reference ChannelRepository channels,
            @Reference LetterRepository letters,
            @Reference FolderRoad folder,
            @Reference AuditTrail audit,
            @Reference Transactions transactions,
            @Reference Clock clock) {
        this.subscriptions = subscriptions;
        this.kinds = kinds;
        this.channels = channels;
        this.letters = letters;
        this.folder = folder;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public List<Subscription> of(Actor owner) {
        return owner.kind() == Actor.Kind.ACCOUNT
                ? transactions.in(owner.org(), () -> subscriptions.of(account(owner)))
                : List.of();
    }

    @Override
    public Subscription find(Actor owner, SubscriptionId id) {
        AccountId account = account(owner);
        return transactions
                .in(owner.org(), () -> subscriptions.find(id))
                .filter(one -> one.owner().equals(account))
                .orElseThrow(() -> new NotFound("subscription", id.text()));
    }

    @Override
    public Subscription add(Actor owner, Subscription draft) {
        return transactions.in(owner.org(), () -> {
            if (subscriptions.of(account(owner)).size() >= MOST_FOR_ONE) {
                throw new Refused("subscription.too-many", "one person has at most " + MOST_FOR_ONE);
            }
            Subscription made = put(
                    owner,
                    new Subscription(
                            SubscriptionId.next(),
                            account(owner),
                            draft.name(),
                            draft.kind(),
                            draft.wants(),
                            draft.rhythm(),
                            draft.channel(),
                            draft.target(),
                            draft.on(),
                            draft.rhythm().after(clock.instant()),
                            Optional.empty(),
                            Failure.NONE,
                            0));
            record(owner, "subscription.create", made, Map.of(), fields(made));
            return made;
        });
    }

    @Override
    public Subscription amend(Actor owner, Subscription subscription) {
        return transactions.in(owner.org(), () -> {
            Subscription before = current(owner, subscription.id(), subscription.version());
            Subscription after = put(
                    owner,
                    new Subscription(
                            before.id(),
                            before.owner(),
                            subscription.name(),
                            before.kind(),
                            subscription.wants(),
                            subscription.rhythm(),
                            subscription.channel(),
                            subscription.target(),
                            subscription.on(),
                            subscription.rhythm().after(clock.instant()),
                            before.lastAt(),
                            Failure.NONE,
                            before.version()));
            record(owner, "subscription.amend", after, fields(before), fields(after));
            return after;
        });
    }

    @Override
    public void remove(Actor owner, SubscriptionId id, long version) {
        transactions.run(owner.org(), () -> {
            Subscription gone = current(owner, id, version);
            subscriptions.remove(gone);
            record(owner, "subscription.remove", gone, fields(gone), Map.of());
        });
    }

    @Override
    public Subscription hurry(Actor owner, SubscriptionId id) {
        return transactions.in(owner.org(), () -> {
            Subscription one = find(owner, id);
            if (!one.on()) {
                throw new Refused("subscription.off", "it is off");
            }
            return subscriptions.put(one.dueAt(clock.instant()));
        });
    }

    private Subscription current(Actor owner, SubscriptionId id, long version) {
        Subscription current = find(owner, id);
        if (current.version() != version) {
            throw new Stale("subscription", id.text());
        }
        return current;
    }

    private Subscription put(Actor owner, Subscription subscription) {
        kinds.find(subscription.kind())
                .orElseThrow(() -> new Unavailable("subscription.kind", "what makes this is not there now"))
                .check(owner, subscription.wants());
        checkWay(subscription);
        return subscriptions.put(subscription);
    }

    private void checkWay(Subscription subscription) {
        switch (subscription.channel()) {
            case MAIL -> {
                if (!channels.mail().on()) {
                    throw new Refused("subscription.mail-off", "no mail leaves this server yet");
                }
                if (letters.addresses(Set.of(subscription.owner())).isEmpty()) {
                    throw new Refused("subscription.no-address", "the owner has no mail address");
                }
            }
            case WEBHOOK -> {
                Webhook hook = channels.webhooks().stream()
                        .filter(one -> one.id().text().equals(subscription.target()))
                        .findFirst()
                        .orElseThrow(() -> Refused.at("/webhookId", "subscription.webhook", "no such webhook"));
                if (hook.dialect().isRobot()) {
                    throw Refused.at("/webhookId", "subscription.robot", "the robot of a group takes no files");
                }
            }
            case FOLDER -> {
                if (!folder.isOpen()) {
                    throw new Refused("subscription.no-folder", "no folder is set");
                }
            }
        }
    }

    private void record(
            Actor owner,
            String action,
            Subscription subscription,
            Map<String, Object> before,
            Map<String, Object> after) {
        audit.record(
                AuditDraft.of(owner, action, "subscription", subscription.id().text(), subscription.name())
                        .changing(before, after));
    }

    private static Map<String, Object> fields(Subscription subscription) {
        Map<String, Object> fields = new TreeMap<>(subscription.wants());
        fields.put("name", subscription.name());
        fields.put("rhythm", subscription.rhythm().toString());
        fields.put("channel", subscription.channel().name());
        fields.put("target", subscription.target());
        fields.put("on", subscription.on());
        return fields;
    }

    /** A machine has a clock of its own. */
    private static AccountId account(Actor owner) {
        if (owner.kind() != Actor.Kind.ACCOUNT) {
            throw new Refused("subscription.owner", "only somebody who signs in can subscribe");
        }
        return AccountId.of(owner.id());
    }
}
