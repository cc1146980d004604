package org.clockhouse.notice;

import java.util.Map;
import org.clockhouse.kernel.LocalName;

/**
 * What is to be said.
 *
 * @param key names the occasion: of two drafts with the same key only the first is sent, however long ago
 * @param facts what the template of the topic names
 * @param link where in the console it is looked at, below its root, such as {@code attendance/…}; empty for nowhere
 */
public record NoticeDraft(NoticeTopic topic, String key, Map<String, LocalName> facts, Audience audience, String link) {

    public NoticeDraft {
        facts = Map.copyOf(facts);
    }
}
