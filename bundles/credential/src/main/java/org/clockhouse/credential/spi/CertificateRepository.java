package org.clockhouse.credential.spi;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.credential.access.Certificate;
import org.clockhouse.credential.access.CertificateKind;
import org.clockhouse.credential.access.CertificateKindId;
import org.clockhouse.kernel.EmployeeId;
import org.osgi.annotation.versioning.ConsumerType;

/** Keeps what people must be able to prove, and what they can. */
@ConsumerType
public interface CertificateRepository {

    /** By id. Few: they are read whole. */
    List<CertificateKind> kinds();

    Optional<CertificateKind> kind(CertificateKindId kind);

    void insert(CertificateKind kind);

    /** @throws org.clockhouse.kernel.Stale if the version is not the stored one */
    CertificateKind update(CertificateKind kind);

    /**
     * With the certificates of the kind.
     *
     * @throws org.clockhouse.kernel.Stale if the version is not the stored one
     */
    void delete(CertificateKind kind);

    List<Certificate> of(EmployeeId person);

    /** Takes the place of the one that the person has of the kind. */
    void put(Certificate certificate);

    /** @return whether there was one */
    boolean delete(EmployeeId person, CertificateKindId kind);

    /** Of the kind, with their last date between these, both included; by it. */
    List<Certificate> ending(CertificateKindId kind, LocalDate from, LocalDate until);

    /** Whoever has one of the kind that is valid on the date. */
    Set<EmployeeId> proven(CertificateKindId kind, LocalDate date);
}
