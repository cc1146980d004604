package org.clockhouse.credential;

import org.clockhouse.credential.AccessLevel.Places;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Refused;

/**
 * Something that people must be able to prove, such as a licence or a briefing.
 *
 * @param asked where nobody is let in without it, whatever levels say; may be nowhere
 */
public record CertificateKind(CertificateKindId id, LocalName name, Places asked, long version) {

    public CertificateKind {
        if (name.any().isBlank()) {
            throw Refused.at("/name", "certificate.name", "a kind of certificate needs a name");
        }
    }

    public CertificateKind atVersion(long stored) {
        return new CertificateKind(id, name, asked, stored);
    }
}
