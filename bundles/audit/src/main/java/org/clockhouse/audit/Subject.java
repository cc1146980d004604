package org.clockhouse.audit;

/**
 * What an audit entry is about.
 *
 * @param kind one word in lower case, for example {@code employee}
 * @param id as in the API; empty when there is none, for example a failed sign-in under an unknown name
 * @param label as people know it, at the time of the entry; no secret, card numbers masked
 */
public record Subject(String kind, String id, String label) {

    public Subject {
        if (kind.isBlank()) {
            throw new IllegalArgumentException("an audit subject has a kind");
        }
    }
}
