package org.clockhouse.rest.internal.reports;

import java.util.List;
import org.clockhouse.account.Permissions;
import org.clockhouse.kernel.AccountId;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.notice.Channel;
import org.clockhouse.notice.Subscription;
import org.clockhouse.notice.SubscriptionId;
import org.clockhouse.notice.Subscriptions;
import org.clockhouse.rest.internal.http.Caller;

/** The caller's subscriptions of one kind; one of another kind is not there. */
public final class SubscriptionShelf {

    private final Subscriptions subscriptions;
    private final Permissions permissions;
    private final String kind;

    public SubscriptionShelf(Subscriptions subscriptions, Permissions permissions, String kind) {
        this.subscriptions = subscriptions;
        this.permissions = permissions;
        this.kind = kind;
    }

    public List<Subscription> list(Caller caller) {
        return subscriptions.of(caller.actor()).stream()
                .filter(one -> one.kind().equals(kind))
                .toList();
    }

    /** @throws NotFound for one of another kind or of somebody else */
    public Subscription find(Caller caller, SubscriptionId id) {
        Subscription found = subscriptions.find(caller.actor(), id);
        if (!found.kind().equals(kind)) {
            throw new NotFound("subscription", id.text());
        }
        return found;
    }

    public Subscription add(Caller caller, Subscription draft) {
        requireWay(caller, draft);
        return subscriptions.add(caller.actor(), draft);
    }

    public Subscription amend(Caller caller, Subscription next) {
        requireWay(caller, next);
        find(caller, next.id());
        return subscriptions.amend(caller.actor(), next);
    }

    public void remove(Caller caller, SubscriptionId id, long version) {
        find(caller, id);
        subscriptions.remove(caller.actor(), id, version);
    }

    public Subscription hurry(Caller caller, SubscriptionId id) {
        find(caller, id);
        return subscriptions.hurry(caller.actor(), id);
    }

    /** What leaves for other systems is not for everybody to say. */
    private void requireWay(Caller caller, Subscription wanted) {
        if (wanted.channel() != Channel.MAIL) {
            permissions.require(caller.actor(), "notice.configure");
        }
    }

    public static AccountId owner(Caller caller) {
        return AccountId.of(caller.actor().id());
    }
}
