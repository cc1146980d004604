package org.clockhouse.store.internal.registry;

import java.util.List;

/** Where people are named outside the registry. */
final class References {

    /** Table and column. A table that names people and must keep an import from being undone belongs here. */
    static final List<String> TO_EMPLOYEES = List.of(
            "credential.holder_id",
            "punch.employee_id",
            "account.employee_id",
            "request.employee_id",
            "visitor_stay.host_id",
            "roster_change.employee_id",
            "shift_assignment.target_id");

    private References() {}
}
