package org.clockhouse.notice.spi;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clockhouse.kernel.AccountId;
import org.clockhouse.notice.Notice;
import org.clockhouse.notice.NoticeId;
import org.osgi.annotation.versioning.ConsumerType;

/** Keeps which notices are to go by mail, and where to. Works in the caller's transaction. */
@ConsumerType
public interface LetterRepository {

    /** A notice that a reader of it is to have by mail. */
    record Letter(NoticeId notice, AccountId reader, Instant due) {}

    void queue(Collection<Letter> letters);

    /** Readers with a notice that is due, at most so many. */
    List<AccountId> due(Instant now, int limit);

    /**
     * Takes all that waits for the reader, due or not, the oldest first.
     *
     * @throws org.clockhouse.kernel.Stale if somebody else takes it at the same time
     */
    List<Notice> take(AccountId reader);

    /** Their own choice, else what the registry has; those without are left out. */
    Map<AccountId, String> addresses(Set<AccountId> accounts);

    /** @param address empty for what the registry has */
    void choose(AccountId account, String address);
}
