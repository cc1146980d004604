package org.clockhouse.credential.access;

import java.util.Set;
import org.clockhouse.credential.access.AccessLevel.Places;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Refused;

/**
 * Something that people must be able to prove, such as a licence or a briefing.
 *
 * @param asked where nobody is let in without it, whatever levels say; may be nowhere
 * @param remindDays how many days before its last date somebody's is said to end; 0 for never
 */
public record CertificateKind(CertificateKindId id, LocalName name, Places asked, int remindDays, long version) {

    /** Unless said. */
    public static final int USUAL_REMIND_DAYS = 30;

    public static final int MOST_REMIND_DAYS = 365;

    public CertificateKind {
        if (name.any().isBlank()) {
            throw Refused.at("/name", "certificate.name", "a kind of certificate needs a name");
        }
        if (remindDays < 0 || remindDays > MOST_REMIND_DAYS) {
            throw Refused.at("/remindDays", "certificate.remind-days", "0 to " + MOST_REMIND_DAYS + " days");
        }
    }

    public boolean isAsked() {
        return !asked.equals(Places.of(Set.of()));
    }

    public CertificateKind atVersion(long stored) {
        return new CertificateKind(id, name, asked, remindDays, stored);
    }
}
