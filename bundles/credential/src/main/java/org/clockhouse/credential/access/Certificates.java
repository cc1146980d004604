package org.clockhouse.credential.access;

import java.time.LocalDate;
import java.util.List;
import org.clockhouse.credential.delivery.WallTerminal;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Scope;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What people must be able to prove to be let in somewhere. Whoever lacks it, or whose certificate has run out, goes off the
 * lists of the terminals there by themselves, and comes back once it is renewed. People outside the scope, and what is theirs,
 * are {@link org.clockhouse.kernel.NotFound}.
 */
@ProviderType
public interface Certificates {

    /** In the order in which they were added. */
    List<CertificateKind> kinds(OrgId org);

    /** @throws org.clockhouse.kernel.NotFound if there is none */
    CertificateKind find(OrgId org, CertificateKindId kind);

    /** The id and version are not looked at. */
    CertificateKind add(Actor actor, CertificateKind kind);

    /** Replaces the kind of that id. @throws org.clockhouse.kernel.Stale if the version is not the stored one */
    CertificateKind amend(Actor actor, CertificateKind kind);

    /**
     * Takes everybody's certificates of the kind along.
     *
     * @throws org.clockhouse.kernel.Stale if the version is not the stored one
     */
    void remove(Actor actor, CertificateKindId kind, long version);

    /** Those that have run out, too. */
    List<Certificate> of(OrgId org, Scope scope, EmployeeId person);

    /** Enters one, or renews the one there is. */
    Certificate enter(
            Actor actor,
            Scope scope,
            EmployeeId person,
            CertificateKindId kind,
            LocalDate validUntil,
            String reference);

    /** @throws org.clockhouse.kernel.NotFound if they have none */
    void withdraw(Actor actor, Scope scope, EmployeeId person, CertificateKindId kind);

    /**
     * A terminal where somebody would be let in, if it were not for what they lack today.
     *
     * @param lacks the kinds
     */
    record Barred(WallTerminal terminal, List<CertificateKindId> lacks) {}

    /** Empty for whoever lacks nothing. */
    List<Barred> barred(OrgId org, Scope scope, EmployeeId person);
}
