package org.clockhouse.audit.internal;

import java.util.HashMap;
import java.util.Map;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.audit.AuditEntry;
import org.clockhouse.audit.Subject;
import org.clockhouse.audit.internal.chain.CanonicalJson;
import org.clockhouse.audit.internal.chain.Chain;
import org.clockhouse.audit.internal.chain.JsonReader;
import org.clockhouse.audit.internal.chain.Link;
import org.clockhouse.kernel.Actor;

/** What of an entry is hashed, and how texts are made fit to be kept. */
final class Content {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_LABEL = 300;
    private static final int LONGEST_REASON = 1000;

    private Content() {}

    static Map<String, Object> of(AuditEntry entry) {
        AuditDraft draft = entry.draft();
        Actor actor = draft.actor();
        Map<String, Object> content = new HashMap<>();
        content.put("company", actor.org().text());
        content.put("id", entry.id().toString());
        content.put("at", entry.at().toString());
        content.put(
                "actor",
                Map.of(
                        "kind", actor.kind().name(),
                        "id", actor.id(),
                        "name", actor.name(),
                        "address", actor.address(),
                        "requestId", actor.requestId()));
        content.put("action", draft.action());
        content.put(
                "subject",
                Map.of(
                        "kind", draft.subject().kind(),
                        "id", draft.subject().id(),
                        "label", draft.subject().label()));
        content.put("before", draft.before());
        content.put("after", draft.after());
        content.put("reason", draft.reason());
        return content;
    }

    static String hash(AuditEntry entry) {
        return Chain.contentHash(CanonicalJson.write(of(entry)));
    }

    static Link link(AuditEntry entry) {
        return new Link(
                entry.sequence(),
                entry.id()::toString,
                hash(entry).equals(entry.contentHash()),
                entry.contentHash(),
                entry.seal().previous(),
                entry.hash());
    }

    /** As it will be read back: values in JSON's kinds, texts of a length and of characters that every database takes. */
    static AuditDraft storable(AuditDraft draft) {
        Actor actor = draft.actor();
        Actor kept = new Actor(
                actor.org(),
                actor.kind(),
                clean(actor.id(), LONGEST_NAME),
                clean(actor.name(), LONGEST_NAME),
                clean(actor.address(), LONGEST_NAME),
                clean(actor.requestId(), LONGEST_NAME));
        Subject subject = new Subject(
                clean(draft.subject().kind(), LONGEST_NAME),
                clean(draft.subject().id(), LONGEST_NAME),
                clean(draft.subject().label(), LONGEST_LABEL));
        return new AuditDraft(
                kept,
                clean(draft.action(), LONGEST_NAME),
                subject,
                plain(draft.before()),
                plain(draft.after()),
                clean(draft.reason(), LONGEST_REASON));
    }

    private static Map<String, Object> plain(Map<String, Object> values) {
        return JsonReader.object(clean(CanonicalJson.write(values), Integer.MAX_VALUE));
    }

    /** Without U+0000 and halves of characters, which PostgreSQL and UTF-8 have no place for; cut to the length. */
    private static String clean(String text, int longest) {
        StringBuilder out = new StringBuilder(Math.min(text.length(), 256));
        text.codePoints()
                .map(c -> c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                .takeWhile(c -> out.length() + Character.charCount(c) <= longest)
                .forEachOrdered(out::appendCodePoint);
        return out.toString();
    }
}
