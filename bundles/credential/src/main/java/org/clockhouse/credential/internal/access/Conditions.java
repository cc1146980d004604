package org.clockhouse.credential.internal.access;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.credential.access.CertificateKindId;
import org.clockhouse.credential.delivery.WallTerminal;
import org.clockhouse.kernel.EmployeeId;

/** What is asked of people at places beside a level that lets them there. */
public interface Conditions {

    /** As they are; within a transaction, and good for as long as that. */
    Asked asked();

    /** Read once for many terminals and people. */
    interface Asked {

        /** Whoever has all that is asked at the terminal; empty where nothing is. */
        Optional<Set<EmployeeId>> fulfilled(WallTerminal terminal, LocalDate date);

        List<CertificateKindId> lacks(EmployeeId person, WallTerminal terminal, LocalDate date);
    }
}
