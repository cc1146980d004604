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
    AUDIT("audit-entries", true, "at", "actor.name", "action", "subject.kind", "subject.label", "reason"),
    VISITORS(
            "visitors",
            false,
            "number",
            "name",
            "company",
            "phone",
            "host.number",
            "host.name",
            "siteId",
            "purpose",
            "from",
            "until",
            "state",
            "overdue",
            "cardNumber",
            "arrivedAt",
            "leftAt",
            "registeredBy"),
    CONTRACTS("contracts", false, "number", "name", "company", "until", "induction", "inductionUntil", "lapse"),
    TICKETS(
            "tickets",
            false,
            "employee.number",
            "employee.name",
            "subject",
            "desk",
            "state",
            "entries.0.at",
            "entries.0.text"),
    MAINTENANCE("maintenance-due", false, "terminalId", "work", "text", "doneOn", "nextOn", "by"),
    ACCOUNTS("accounts", false, "name", "displayName", "kind", "grants.role", "disabled", "mustChangePassword"),
    API_KEYS("api-keys", false, "name", "hint", "grants.role", "createdAt", "lastUsed", "expires", "revoked"),
    MESSAGES("messages", false, "madeAt", "channel", "target", "subject", "state", "attempts", "nextAt", "failure"),
    CARD_ALARMS(
            "card-alarms",
            false,
            "at",
            "holder.number",
            "holder.name",
            "number",
            "terminalId",
            "state",
            "letIn",
            "outsideHours",
            "closedBy"),
    TEMPORARY_CARDS(
            "temporary-cards",
            false,
            "holder.number",
            "holder.name",
            "printed",
            "number",
            "state",
            "issuedAt",
            "validUntil"),
    EXPIRING_CARDS("expiring-cards", false, "holder.number", "holder.name", "printed", "number", "state", "validUntil"),
    CARDS_TO_RETURN("cards-to-return", false, "holder.number", "holder.name", "printed", "number", "state", "issuedAt"),
    CARDS_TO_ACTIVATE(
            "cards-to-activate",
            false,
            "credential.holder.number",
            "credential.holder.name",
            "credential.printed",
            "credential.number",
            "credential.issuedAt",
            "remindAt",
            "cancelAt"),
    BIOMETRICS(
            "pending-biometrics",
            false,
            "holder.number",
            "holder.name",
            "kind",
            "terminalId",
            "taken",
            "takenBy",
            "quality"),
    TERMINAL_LISTS(
            "terminal-lists",
            false,
            "terminal",
            "siteId",
            "reachable",
            "since",
            "expected",
            "confirmed",
            "removals",
            "refused",
            "strangers",
            "current",
            "changed"),
    EXPECTED_TERMINALS(
            "expected-terminals",
            false,
            "serial",
            "name",
            "siteId",
            "direction",
            "purpose",
            "until",
            "addedBy",
            "addedAt",
            "arrivedAt"),
    UNKNOWN_TERMINALS(
            "unknown-terminals",
            false,
            "serial",
            "driver",
            "model",
            "firmware",
            "remote",
            "firstSeen",
            "lastSeen",
            "calls"),
    GATEWAYS("gateways", false, "name", "state", "createdAt", "heardAt", "waiting", "waitingSince", "software"),
    PRESENCE(
            "today/people",
            false,
            "employee.number",
            "employee.name",
            "employee.departmentId",
            "presence",
            "shiftCode",
            "from",
            "until",
            "lastPunch"),
    ROLL_CALLS(
            "roll-calls",
            false,
            "call.siteId",
            "call.startedAt",
            "call.startedBy",
            "call.endedAt",
            "call.endedBy",
            "listed",
            "found"),
    MISMATCHES(
            "roster-mismatches",
            true,
            "date",
            "employee.number",
            "employee.name",
            "kind",
            "day.shiftCode",
            "day.firstIn",
            "day.lastOut",
            "other.number",
            "other.name"),
    DUTIES(
            "roster-duties",
            true,
            "employee.number",
            "employee.name",
            "employee.departmentId",
            "shifts",
            "planned",
            "nights",
            "weekends",
            "holidays"),
    OVERRIDES(
            "rule-overrides",
            false,
            "employee.number",
            "employee.name",
            "override.from",
            "override.until",
            "override.reason",
            "override.by",
            "override.at",
            "override.expires"),
    PHONE_PUNCHES(
            "phone-punches",
            false,
            "at",
            "number",
            "name",
            "key",
            "state",
            "place",
            "distance",
            "doubts",
            "decidedBy",
            "reason"),
    BACKUPS("backups", false, "at", "name", "bytes");

    private static final Set<String> NUMBERS = Set.of(
            "minutes",
            "count",
            "punches",
            "line",
            "attempts",
            "quality",
            "expected",
            "confirmed",
            "removals",
            "refused",
            "strangers",
            "calls",
            "waiting",
            "listed",
            "found",
            "shifts",
            "nights",
            "weekends",
            "holidays",
            "distance",
            "bytes");

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

    /** Where in a row each value is: the number of a part is a place in a list, of which all are shown otherwise. */
    List<String> columns() {
        return columns;
    }
}
