package org.clockhouse.rest.internal.lists;

import java.util.List;
import java.util.Set;

/**
 * Lists that are sent as files. Names are stored. Each is read by the operation of the API that shows it, so that filters are those of
 * the operation, but for the days, which go by the one on which it is made.
 */
public enum SentList {
    PEOPLE(
            "employees",
            Time.NOW,
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
            Time.NOW,
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
            Time.NOW,
            "credential.holder.number",
            "credential.holder.name",
            "credential.printed",
            "credential.number",
            "credential.state",
            "lastUsed"),
    REPLACEMENTS(
            "card-replacements",
            Time.SPAN,
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
    STOCK("stock-cards", Time.NOW, "number", "printed", "technology", "bits", "state", "shelved", "note"),
    REQUESTS(
            "requests",
            Time.NOW,
            "number",
            "kind",
            "employee.number",
            "employee.name",
            "state",
            "waitsFor",
            "due",
            "overdue",
            "reason"),
    EXCEPTIONS("exceptions", Time.SPAN, "date", "employee.number", "employee.name", "severity", "kind", "minutes"),
    TERMINALS(
            "terminals",
            Time.NOW,
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
    ALARMS("alarms", Time.NOW, "terminalName", "kind", "state", "since", "last", "count", "detail", "closedBy"),
    QUARANTINE("quarantine", Time.NOW, "terminalName", "road", "receivedAt", "line", "reason", "detail"),
    UNMATCHED("unmatched-subjects", Time.NOW, "kind", "subject", "punches", "first", "last", "terminalName"),
    REFUSED("refused-attempts", Time.NOW, "at", "terminalName", "number", "name", "method", "reason"),
    AUDIT("audit-entries", Time.SPAN, "at", "actor.name", "action", "subject.kind", "subject.label", "reason"),
    VISITORS(
            "visitors",
            Time.NOW,
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
    CONTRACTS("contracts", Time.NOW, "number", "name", "company", "until", "induction", "inductionUntil", "lapse"),
    TICKETS(
            "tickets",
            Time.NOW,
            "employee.number",
            "employee.name",
            "subject",
            "desk",
            "state",
            "entries.0.at",
            "entries.0.text"),
    MAINTENANCE("maintenance-due", Time.NOW, "terminalId", "work", "text", "doneOn", "nextOn", "by"),
    ACCOUNTS("accounts", Time.NOW, "name", "displayName", "kind", "grants.role", "disabled", "mustChangePassword"),
    API_KEYS("api-keys", Time.NOW, "name", "hint", "grants.role", "createdAt", "lastUsed", "expires", "revoked"),
    MESSAGES("messages", Time.NOW, "madeAt", "channel", "target", "subject", "state", "attempts", "nextAt", "failure"),
    CARD_ALARMS(
            "card-alarms",
            Time.NOW,
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
            Time.NOW,
            "holder.number",
            "holder.name",
            "printed",
            "number",
            "state",
            "issuedAt",
            "validUntil"),
    EXPIRING_CARDS(
            "expiring-cards", Time.NOW, "holder.number", "holder.name", "printed", "number", "state", "validUntil"),
    CARDS_TO_RETURN(
            "cards-to-return", Time.NOW, "holder.number", "holder.name", "printed", "number", "state", "issuedAt"),
    CARDS_TO_ACTIVATE(
            "cards-to-activate",
            Time.NOW,
            "credential.holder.number",
            "credential.holder.name",
            "credential.printed",
            "credential.number",
            "credential.issuedAt",
            "remindAt",
            "cancelAt"),
    BIOMETRICS(
            "pending-biometrics",
            Time.NOW,
            "holder.number",
            "holder.name",
            "kind",
            "terminalId",
            "taken",
            "takenBy",
            "quality"),
    TERMINAL_LISTS(
            "terminal-lists",
            Time.NOW,
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
            Time.NOW,
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
            Time.NOW,
            "serial",
            "driver",
            "model",
            "firmware",
            "remote",
            "firstSeen",
            "lastSeen",
            "calls"),
    GATEWAYS("gateways", Time.NOW, "name", "state", "createdAt", "heardAt", "waiting", "waitingSince", "software"),
    PRESENCE(
            "today/people",
            Time.NOW,
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
            Time.NOW,
            "call.siteId",
            "call.startedAt",
            "call.startedBy",
            "call.endedAt",
            "call.endedBy",
            "listed",
            "found"),
    MISMATCHES(
            "roster-mismatches",
            Time.SPAN,
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
            Time.SPAN,
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
            Time.NOW,
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
            Time.NOW,
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
    BACKUPS("backups", Time.NOW, "at", "name", "bytes"),
    OPEN_SHIFTS(
            "open-shifts",
            Time.AHEAD,
            "date",
            "shiftId",
            "departmentId",
            "position",
            "places",
            "free",
            "claims.name",
            "closed",
            "note"),
    BOUND_PHONES(
            "bound-phones",
            Time.NOW,
            "holder.number",
            "holder.name",
            "label",
            "state",
            "askedAt",
            "approvedAt",
            "endedAt"),
    UNDELIVERED(
            "undelivered-credentials",
            Time.NOW,
            "terminalId",
            "employeeNumber",
            "employee",
            "kind",
            "number",
            "want",
            "state",
            "since",
            "detail"),
    PICTURE_REVIEWS("picture-reviews", Time.NOW, "at", "number", "name", "terminalName", "reasons"),
    CLOSING("period-issues", Time.NOW, "from", "until", "employee.number", "employee.name", "sheet", "date", "kind"),
    CARRIED_LINES(
            "carried-lines",
            Time.NOW,
            "from",
            "until",
            "employee.number",
            "employee.name",
            "date",
            "bucket",
            "minutes",
            "status",
            "causes",
            "computedAt");

    /** Of which days a list is. */
    public enum Time {
        /** It is as it is. */
        NOW,
        /** Those that the subscription chose, until the day on which it is made. */
        SPAN,
        /** The coming {@value #DAYS_AHEAD}. */
        AHEAD
    }

    /** What planners look ahead. */
    static final int DAYS_AHEAD = 61;

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
            "bytes",
            "places",
            "free");

    private final String path;
    private final Time time;
    private final List<String> columns;

    SentList(String path, Time time, String... columns) {
        this.path = path;
        this.time = time;
        this.columns = List.of(columns);
    }

    /** Of the operation that shows it. */
    String path() {
        return path;
    }

    public Time time() {
        return time;
    }

    static boolean isNumber(String column) {
        return NUMBERS.contains(column);
    }

    /** Where in a row each value is: the number of a part is a place in a list, of which all are shown otherwise. */
    List<String> columns() {
        return columns;
    }
}
