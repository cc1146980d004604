package org.clockhouse.benchmarks;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Slice;
import org.clockhouse.notice.Notice;
import org.clockhouse.notice.NoticeDraft;
import org.clockhouse.notice.NoticeId;
import org.clockhouse.notice.Notices;

/** Who is told is not what is measured. */
final class Untold implements Notices {

    @Override
    public int send(OrgId org, Collection<NoticeDraft> drafts) {
        return 0;
    }

    @Override
    public Slice<Notice> of(Actor reader, Page page) {
        return new Slice<>(List.of(), "");
    }

    @Override
    public int unread(Actor reader) {
        return 0;
    }

    @Override
    public void read(Actor reader, Optional<NoticeId> notice) {}

    @Override
    public String address(Actor reader) {
        return "";
    }

    @Override
    public void setAddress(Actor reader, String address) {}
}
