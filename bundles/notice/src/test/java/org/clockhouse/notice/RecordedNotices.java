package org.clockhouse.notice;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Slice;

/** Keeps what was to be said, each key once, for tests of who says it. */
public final class RecordedNotices implements Notices, NoticeRules {

    private final List<NoticeDraft> sent = new ArrayList<>();
    private final Map<NoticeTopic, NoticeRule> rules = new EnumMap<>(NoticeTopic.class);

    public RecordedNotices() {
        for (NoticeTopic topic : NoticeTopic.values()) {
            rules.put(topic, topic.standard());
        }
    }

    public List<NoticeDraft> sent() {
        return List.copyOf(sent);
    }

    @Override
    public int send(OrgId org, Collection<NoticeDraft> drafts) {
        int before = sent.size();
        for (NoticeDraft draft : drafts) {
            if (sent.stream().noneMatch(one -> one.key().equals(draft.key()))) {
                sent.add(draft);
            }
        }
        return sent.size() - before;
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
    public void read(Actor reader, Optional<NoticeId> notice) {
        // nobody reads here
    }

    @Override
    public String address(Actor reader) {
        return "";
    }

    @Override
    public void setAddress(Actor reader, String address) {
        // nothing leaves from here
    }

    @Override
    public Map<NoticeTopic, NoticeRule> all(OrgId org) {
        return rules;
    }

    @Override
    public NoticeRule amend(Actor actor, NoticeRule rule) {
        rules.put(rule.topic(), rule);
        return rule;
    }
}
