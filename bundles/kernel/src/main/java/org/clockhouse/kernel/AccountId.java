package org.clockhouse.kernel;

import java.util.UUID;

/** Somebody who signs in. */
public record AccountId(UUID value) implements Comparable<AccountId> {

    /** A new id, later than every one made before it on this machine. */
    public static AccountId next() {
        return new AccountId(TimeOrdered.uuid());
    }

    /** @throws Refused with code {@code id.malformed} if the text is not a UUID */
    public static AccountId of(String text) {
        return new AccountId(TimeOrdered.parse(text));
    }

    public String text() {
        return value.toString();
    }

    @Override
    public int compareTo(AccountId other) {
        return TimeOrdered.compare(value, other.value);
    }
}
