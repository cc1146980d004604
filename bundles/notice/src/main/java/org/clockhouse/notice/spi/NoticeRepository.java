package org.clockhouse.notice.spi;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.kernel.AccountId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Slice;
import org.clockhouse.notice.Notice;
import org.clockhouse.notice.NoticeId;
import org.clockhouse.notice.NoticeRule;
import org.osgi.annotation.versioning.ConsumerType;

/** Keeps notices, who has read them, and the rules. Works in the caller's transaction. */
@ConsumerType
public interface NoticeRepository {

    /** Those of the keys that were sent. */
    Set<String> known(Collection<String> keys);

    /** What is said to whom. @param key not known yet */
    record Told(Notice notice, String key, Set<AccountId> readers) {

        public Told {
            readers = Set.copyOf(readers);
        }
    }

    void add(Collection<Told> told);

    /** The newest first. */
    Slice<Notice> of(AccountId reader, Page page);

    int unread(AccountId reader);

    /** @param notice empty for all */
    void read(AccountId reader, Optional<NoticeId> notice, Instant at);

    /** Forgets what is older, read or not, at most so many at once. @return how many */
    int forget(Instant before, int limit);

    /** Those that were ever set. */
    List<NoticeRule> rules();

    /**
     * @param rule with the version as read, 0 for the standard; stored is one more
     * @throws org.clockhouse.kernel.Stale if the stored version is another
     */
    NoticeRule put(NoticeRule rule);
}
