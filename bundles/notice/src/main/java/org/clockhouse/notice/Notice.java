package org.clockhouse.notice;

import java.time.Instant;
import org.clockhouse.kernel.LocalName;

/** What was said, in both languages, as somebody reads it. @param link see {@link NoticeDraft} */
public record Notice(NoticeId id, NoticeTopic topic, LocalName text, String link, Instant madeAt, boolean read) {}
