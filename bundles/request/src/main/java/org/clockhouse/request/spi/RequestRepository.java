package org.clockhouse.request.spi;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.clockhouse.account.RoleId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.request.Request;
import org.clockhouse.request.RequestFilter;
import org.clockhouse.request.RequestId;
import org.clockhouse.request.RequestQueue;
import org.osgi.annotation.versioning.ConsumerType;

/** Keeps requests with their events. Works in the caller's transaction. */
@ConsumerType
public interface RequestRepository {

    /**
     * Lets one transaction at a time ask for a person: waits for another that does, and makes the next one wait until this one
     * ends. What stands is read after it.
     */
    void turn(EmployeeId employee);

    /** The open and approved ones, the oldest first. */
    List<Request> standing(EmployeeId employee, String kind);

    Optional<Request> find(RequestId request);

    /**
     * Stores a new one, which gets the next number, or what became of one; events are only ever added.
     *
     * @param request with the version as read, 0 for a new one; stored is one more
     * @throws org.clockhouse.kernel.Stale if the stored version is another
     */
    Request put(Request request);

    /** The newest first. */
    Slice<Request> page(Scope scope, RequestFilter filter, Page page);

    /** Open ones that were due before the date and are not escalated yet, the longest due first. */
    List<Request> late(LocalDate date, int limit);

    /** What lies with the role. @param today those due before it are overdue, and those that were escalated */
    RequestQueue queue(Scope scope, RoleId role, LocalDate today);
}
