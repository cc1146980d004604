package org.clockhouse.notice;

import java.util.Optional;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Slice;
import org.osgi.annotation.versioning.ProviderType;

/** What leaves the suite: kept until it is delivered, tried again when it is not, and listed when that was given up. */
@ProviderType
public interface Outbox {

    /** Joins the caller's transaction: what is committed leaves at least once, what is rolled back never does. */
    MessageId post(OrgId org, MessageDraft draft);

    /** The newest first. @param state empty for all */
    Slice<Message> page(OrgId org, Optional<Message.State> state, Page page);

    /**
     * Tries again what was given up.
     *
     * @throws org.clockhouse.kernel.NotFound kind {@code message}
     * @throws org.clockhouse.kernel.Refused {@code message.not-given-up}
     */
    Message again(Actor actor, MessageId id);
}
