package org.clockhouse.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.osgi.annotation.versioning.ProviderType;

/** The contractors among the people. What becomes of their cards when a contract lapses is the card office's. */
@ProviderType
public interface Contracts {

    /** Empty for those who work here. @throws org.clockhouse.kernel.NotFound outside the scope */
    Optional<Contract> find(OrgId org, Scope scope, EmployeeId employee);

    /**
     * @param contract of the version that was read; 0 where there is none yet
     * @throws org.clockhouse.kernel.Refused {@code contract.company}
     */
    Contract put(Actor actor, Scope scope, Contract contract);

    /** Somebody who works here from now on. */
    void remove(Actor actor, Scope scope, EmployeeId employee, long version);

    /** Those that lapse soonest first. @param by of which something is over on this day; empty for all */
    Slice<Contract> page(OrgId org, Scope scope, Optional<LocalDate> by, Page page);

    /**
     * Sets the last day of many, each by itself: one that cannot be extended stops no other.
     *
     * @return one answer for each, in their order
     */
    List<Extended> extendAll(Actor actor, Scope scope, List<EmployeeId> employees, LocalDate until);

    /**
     * Puts back the last days that {@link #extendAll} changed: all, or none.
     *
     * @throws org.clockhouse.kernel.Stale if somebody changed one since
     */
    void takeBack(Actor actor, Scope scope, List<Earlier> contracts);

    /** @param before the last day that it had @param code why it was not extended; empty if it was */
    record Extended(EmployeeId employee, Optional<Earlier> before, String code, String detail) {}

    /** @param until the last day before @param version of the contract since */
    record Earlier(EmployeeId employee, LocalDate until, long version) {}

    /** Why this person may not be here today, by the clock of their site; empty for those who work here. */
    Optional<Contract.Lapse> lapse(OrgId org, EmployeeId employee);
}
