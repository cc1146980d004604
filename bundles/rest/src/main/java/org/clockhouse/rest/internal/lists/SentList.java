package org.clockhouse.rest.internal.lists;

import java.util.List;
import java.util.Set;

/**
 * Lists that are sent as files. Names are stored. Each is read by the operation of the API that shows it, so that filters are those of
 * the operation; a list of a period takes it from the day on which it is made.
 */
public enum SentList {
    PEOPLE(
            "employees",
            false,
            "number",
            "name",
            "departmentName",
            "siteName",
            "position",
            "phone",
            "email",
            "hiredOn",
            "endedOn",
            "status"),
    CARDS(
            "credentials",
            false,
            "holder.number",
            "holder.name",
            "kind",
            "printed",
            "number",
            "state",
            "temporary",
            "validFrom",
            "validUntil",
            "activatedAt"),
    IDLE_CARDS(
            "idle-cards",
            false,
            "credential.holder.number",
            "credential.holder.name",
            "credential.printed",
            "credential.number",
            "credential.state",
            "lastUsed"),
    REPLACEMENTS(
            "card-replacements",
            true,
            "at",
            "holder.number",
            "holder.name",
            "oldNumber",
            "number",
            "reason",
            "fee.amount",
            "fee.currency",
            "fee.state",
            "operator",
            "note"),
    STOCK("stock-cards", false, "number", "printed", "technology", "bits", "state", "shelved", "note"),
    REQUESTS(
            "requests",
            false,
            "number",
            "kind",
            "employee.number",
            "employee.name",
            "state",
            "waitsFor",
            "due",
            "overdue",
            "reason"),
    EXCEPTIONS("exceptions", true, "date", "employee.number", "employee.name", "kind", "minutes"),
    TERMINALS(
            "terminals",
            false,
            "name",
            "siteName",
            "driver",
            "serial",
            "direction",
            "purpose",
            "status",
            "state.kind",
            "state.lastContact",
            "reportedUpTo"),
    ALARMS("alarms", false, "terminalName", "kind", "state", "since", "last", "count", "detail", "closedBy"),
    QUARANTINE("quarantine", false, "terminalName", "road", "receivedAt", "line", "reason", "detail"),
    UNMATCHED("unmatched-subjects", false, "kind", "subject", "punches", "first", "last", "terminalName"),
    REFUSED("refused-attempts", false, "at", "terminalName", "number", "name", "method", "reason"),
    AUDIT("audit-entries", true, "at", "actor.name", "action", "subject.kind", "subject.label", "reason");

    private static final Set<String> NUMBERS = Set.of("minutes", "count", "punches", "line");

    private final String path;
    private final boolean ofAPeriod;
    private final List<String> columns;

    SentList(String path, boolean ofAPeriod, String... columns) {
        this.path = path;
        this.ofAPeriod = ofAPeriod;
        this.columns = List.of(columns);
    }

    /** Of the operation that shows it. */
    String path() {
        return path;
    }

    /** Whether it is read from one day to another. */
    public boolean isOfAPeriod() {
        return ofAPeriod;
    }

    static boolean isNumber(String column) {
        return NUMBERS.contains(column);
    }

    /** Where in a row each value is. */
    List<String> columns() {
        return columns;
    }
}
