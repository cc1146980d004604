package org.clockhouse.credential.replacement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.clockhouse.credential.Credential;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Scope;
import org.osgi.annotation.versioning.ProviderType;

/** What is to be found in all the cards together. */
@ProviderType
public interface CardChecks {

    /** Most findings of one report. */
    int MOST = 1000;

    /** Active cards that may be one and the same, or too many for a person (C026). */
    Duplicates duplicates(OrgId org, Scope scope);

    /** How many cards were lost or damaged, by month, department, batch and reason (C070); months are those of people's sites. */
    List<Loss> losses(OrgId org, Scope scope, Instant from, Instant until);

    /** The same of days, by the clocks of people's sites. */
    List<Loss> losses(OrgId org, Scope scope, LocalDate first, LocalDate last);

    /** @param beyond findings that touch people outside the scope, or are more than {@link #MOST} */
    record Duplicates(List<Finding> findings, int beyond, int cards) {}

    /** @param credentials two or more */
    record Finding(Kind kind, List<Credential> credentials) {}

    enum Kind {
        /** Same number, technology stated differently. */
        SAME_NUMBER,
        /** Same bytes in the other order. */
        BYTE_ORDER,
        /** Same number with and without its facility code. */
        FACILITY_CODE,
        /** One is the other with bits lost. */
        TRUNCATED,
        /** Two active cards of one person. */
        ONE_PERSON
    }

    /** @param batch name of the stock batch that the old card came from; empty if it is unknown */
    record Loss(YearMonth month, DepartmentId department, String batch, ReplacementReason reason, int count) {}
}
