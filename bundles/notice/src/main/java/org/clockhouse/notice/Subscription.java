package org.clockhouse.notice;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.clockhouse.kernel.AccountId;
import org.clockhouse.kernel.Refused;

/**
 * Something that its owner wants again and again, made each time with the rights that the owner has then.
 *
 * @param kind code of the {@link SubscriptionKind} that makes it
 * @param wants what is to be made, in the kind's own words
 * @param target of a webhook its id; empty for mail, which goes to the owner, and for the folder
 * @param nextAt when it is due
 * @param lastAt when it was made last
 * @param failure why that failed, or why it was stopped
 */
public record Subscription(
        SubscriptionId id,
        AccountId owner,
        String name,
        String kind,
        Map<String, String> wants,
        Rhythm rhythm,
        Channel channel,
        String target,
        boolean on,
        Instant nextAt,
        Optional<Instant> lastAt,
        Failure failure,
        long version) {

    /**
     * Why something was not made.
     *
     * @param code as that of a {@link org.clockhouse.kernel.DomainException}; empty where there is none
     * @param detail in English, for whoever has no words of their own for the code
     */
    public record Failure(String code, String detail) {

        public static final Failure NONE = new Failure("", "");

        private static final int LONGEST = 300;

        public Failure {
            detail = detail.length() <= LONGEST ? detail : detail.substring(0, LONGEST);
        }
    }

    public Subscription {
        wants = new TreeMap<>(wants);
        name = name.strip();
        if (name.isEmpty() || name.length() > 100) {
            throw Refused.at("/name", "subscription.name", "a name of 1 to 100 characters");
        }
        if ((channel == Channel.WEBHOOK) == target.isEmpty()) {
            throw Refused.at("/webhookId", "subscription.webhook", "a webhook is named when it goes to one");
        }
    }

    public Subscription at(long readVersion) {
        return new Subscription(
                id, owner, name, kind, wants, rhythm, channel, target, on, nextAt, lastAt, failure, readVersion);
    }

    public Subscription dueAt(Instant due) {
        return new Subscription(
                id, owner, name, kind, wants, rhythm, channel, target, on, due, lastAt, failure, version);
    }

    /** After it was made, or was not. */
    public Subscription ran(Instant now, Failure why, boolean goesOn) {
        return new Subscription(
                id,
                owner,
                name,
                kind,
                wants,
                rhythm,
                channel,
                target,
                goesOn,
                rhythm.after(now),
                Optional.of(now),
                why,
                version);
    }
}
