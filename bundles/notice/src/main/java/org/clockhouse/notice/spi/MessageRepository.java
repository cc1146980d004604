package org.clockhouse.notice.spi;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Slice;
import org.clockhouse.notice.Channel;
import org.clockhouse.notice.Message;
import org.clockhouse.notice.MessageId;
import org.osgi.annotation.versioning.ConsumerType;

/** Keeps messages, sealed, until long after they left. Works in the caller's transaction. */
@ConsumerType
public interface MessageRepository {

    void add(Parcel parcel);

    /**
     * The longest due, for one who is to deliver it before the lease ends; nobody else gets it until then. One attempt more is
     * counted.
     */
    Optional<Parcel> claim(Channel channel, Instant now, Instant leaseEnd);

    /** Ends the lease. @return false, with nothing changed, if another attempt has begun or it does not wait any more */
    boolean settle(Message after);

    /** The newest first. @param state empty for all */
    Slice<Message> page(Optional<Message.State> state, Page page);

    Optional<Message> find(MessageId id);

    /** Lets what was given up wait again, as if never tried. @return whether it was given up */
    boolean revive(MessageId id, Instant due);

    /** Forgets what is older and does not wait, at most so many at once. @return the blobs that nobody names any more, for each */
    List<List<String>> forget(Instant before, int limit);
}
