package org.clockhouse.credential.access;

import java.util.UUID;
import org.clockhouse.kernel.TimeOrdered;

/** What people prove that they may do. */
public record CertificateKindId(UUID value) implements Comparable<CertificateKindId> {

    public static CertificateKindId next() {
        return new CertificateKindId(TimeOrdered.uuid());
    }

    /** @throws org.clockhouse.kernel.Refused with code {@code id.malformed} if the text is not a UUID */
    public static CertificateKindId of(String text) {
        return new CertificateKindId(TimeOrdered.parse(text));
    }

    public String text() {
        return value.toString();
    }

    @Override
    public int compareTo(CertificateKindId other) {
        return TimeOrdered.compare(value, other.value);
    }
}
