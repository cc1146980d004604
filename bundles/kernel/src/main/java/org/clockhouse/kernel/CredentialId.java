package org.clockhouse.kernel;

import java.util.UUID;

/** Something a reader recognises: card, PIN, fingerprint, face. */
public record CredentialId(UUID value) implements Comparable<CredentialId> {

    /** A new id, later than every one made before it on this machine. */
    public static CredentialId next() {
        return new CredentialId(TimeOrdered.uuid());
    }

    /** @throws Refused with code {@code id.malformed} if the text is not a UUID */
    public static CredentialId of(String text) {
        return new CredentialId(TimeOrdered.parse(text));
    }

    public String text() {
        return value.toString();
    }

    @Override
    public int compareTo(CredentialId other) {
        return TimeOrdered.compare(value, other.value);
    }
}
