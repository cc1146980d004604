package org.clockhouse.notice;

import java.util.Collection;
import java.util.Optional;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Slice;
import org.osgi.annotation.versioning.ProviderType;

/** Says what happened to those who ought to know, and keeps it until they have read it. */
@ProviderType
public interface Notices {

    /**
     * Joins the caller's transaction: what is rolled back was never said, and what is committed is said once. A draft whose topic
     * is off, whose key was sent before or whom nobody is to hear makes nothing.
     *
     * @return how many notices were made
     */
    int send(OrgId org, Collection<NoticeDraft> drafts);

    /** The reader's own, the newest first. */
    Slice<Notice> of(Actor reader, Page page);

    /** How many of them are not read. */
    int unread(Actor reader);

    /** @param notice empty for all; one that is not the reader's changes nothing */
    void read(Actor reader, Optional<NoticeId> notice);

    /** Where the reader's notices go by mail; empty for nowhere. */
    String address(Actor reader);

    /**
     * @param address empty for the one that the registry has
     * @throws org.clockhouse.kernel.Refused {@code mail.address}
     */
    void setAddress(Actor reader, String address);
}
