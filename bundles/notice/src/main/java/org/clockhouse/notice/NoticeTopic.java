package org.clockhouse.notice;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.account.RoleId;

/** What a notice is about. Names are stored, and are the keys of the suite's own wordings. */
public enum NoticeTopic {
    /** To those who answer for the person: came late. */
    LATE(Set.of("MANAGER"), true, 0, "name", "minutes", "shift", "date"),
    /** The shift runs, and the person was not seen so long after its start. */
    MISSING(Set.of("MANAGER"), true, 15, "name", "shift", "date"),
    /** The shift is over, and nothing was punched. */
    ABSENT(Set.of("MANAGER"), true, 0, "name", "shift", "date"),
    /** To the person: the shift starts so soon. */
    SHIFT_STARTS(Set.of(), false, 15, "shift", "date"),
    /** To the person: the shift ends so soon, do not forget to punch out. */
    SHIFT_ENDS(Set.of(), false, 5, "shift", "date"),
    /** To the person: a punch of the shift is missing so long after its end. */
    MISSED_PUNCH(Set.of(), true, 30, "shift", "date"),
    /** To the person: a colleague wants to swap shifts. */
    SWAP_ASKED(MailPace.SOON, Set.of(), "name", "dates"),
    /** To the person: the colleague who was asked has answered. */
    SWAP_ANSWERED(MailPace.SOON, Set.of(), "name", "answer", "dates"),
    /** To the person: what they work is another than before. */
    ROSTER_CHANGED(MailPace.SOON, Set.of(), "dates"),
    /** To the person: there is a shift that they may take. */
    OPEN_SHIFT(MailPace.SOON, Set.of(), "shift"),
    /** To the person: a card waits to be activated. */
    CARD_TO_ACTIVATE(MailPace.SOON, Set.of(), "card", "until"),
    /** To the host: a visitor has a card and is inside. */
    VISITOR_CAME(MailPace.SOON, Set.of(), "name", "company"),
    /** To the host: a visitor should have left. */
    VISITOR_OVERDUE(MailPace.SOON, Set.of(), "name", "company"),
    /** To those who answer for a contractor: the contract or the induction ends soon. */
    CONTRACT_ENDS(MailPace.SOON, Set.of("MANAGER", "HR"), "name", "company", "until"),
    /** To the person: the roster was published, for the first time or anew. */
    ROSTER_PUBLISHED(MailPace.SOON, Set.of(), "from", "until", "dates"),
    /** Something that was to leave by mail, webhook or folder was given up. */
    NOT_DELIVERED(MailPace.NONE, Set.of("SYSTEM_ADMINISTRATOR"), "subject", "failure"),
    /** To those at whose desk it is: a request waits for their word. */
    REQUEST_WAITING(MailPace.HOURLY, Set.of(), "number", "kind", "name", "due"),
    /** To those at whose desk it is, and those who stand by: a request is late by the working days of its site. */
    REQUEST_OVERDUE(MailPace.HOURLY, Set.of(), "number", "kind", "name", "due"),
    /** To the person: what became of what they asked for. */
    REQUEST_DECIDED(MailPace.SOON, Set.of(), "number", "kind", "answer"),
    /** To the desk that sees to it: somebody reported a problem, disputes a day, or says more. */
    TICKET_WAITING(MailPace.HOURLY, Set.of(), "name", "about"),
    /** To the person: what they reported was answered. */
    TICKET_ANSWERED(MailPace.SOON, Set.of(), "about", "answer"),
    /** Terminals of a site were not heard of for too long. */
    TERMINAL_SILENT(MailPace.SOON, Set.of("TERMINAL_TECHNICIAN"), "terminals", "site", "since"),
    /** Terminals of a site that were silent are heard again. */
    TERMINAL_BACK(MailPace.SOON, Set.of("TERMINAL_TECHNICIAN"), "terminals", "site"),
    GATEWAY_SILENT(MailPace.SOON, Set.of("TERMINAL_TECHNICIAN", "SYSTEM_ADMINISTRATOR"), "gateway", "since"),
    GATEWAY_BACK(MailPace.SOON, Set.of("TERMINAL_TECHNICIAN", "SYSTEM_ADMINISTRATOR"), "gateway"),
    /** Terminals that nobody registered called in; at most twice an hour, however many do. */
    UNKNOWN_TERMINAL(MailPace.SOON, Set.of("TERMINAL_TECHNICIAN"), "serial", "waiting"),
    /** A backup was not made, or the last good one is too old. */
    BACKUP_STALE(MailPace.SOON, Set.of("SYSTEM_ADMINISTRATOR"), "last", "why"),
    /** The certificate of the console ends in so many days. */
    CERTIFICATE_ENDS(MailPace.SOON, Set.of("SYSTEM_ADMINISTRATOR"), "until", "days"),
    /** To the person and to those who answer for them: a certificate that places ask for ends, and they are not let in after. */
    PROOF_ENDS(MailPace.SOON, Set.of("MANAGER", "HR"), "name", "certificate", "until"),
    /** To everybody of the period: it is in review, to be confirmed. */
    PERIOD_TO_CONFIRM(MailPace.SOON, Set.of(), "from", "until"),
    /** It is in review, to be approved. */
    PERIOD_TO_APPROVE(MailPace.SOON, Set.of("MANAGER", "HR"), "from", "until"),
    /** To everybody of the period and to those who approved it: nothing of it changes any more. */
    PERIOD_LOCKED(MailPace.SOON, Set.of("MANAGER", "HR"), "from", "until"),
    /** What somebody subscribed to is not made any more, because they may not have it or are gone. */
    SUBSCRIPTION_STOPPED(MailPace.SOON, Set.of("SYSTEM_ADMINISTRATOR", "HR"), "name", "why"),
    /** Exceptions of a period have come to as many points as the rules tell of. */
    POINTS_REACHED(MailPace.SOON, Set.of("MANAGER", "HR"), "name", "points", "from"),
    /** An exception of a day stands open for as many working days as the rules allow. */
    EXCEPTION_OPEN(MailPace.SOON, Set.of("HR"), "name", "date", "days", "severity"),
    /** For twice as many: to those above the person's department. */
    EXCEPTION_ESCALATED(MailPace.SOON, Set.of("MANAGER"), "name", "date", "days", "severity"),
    /** A system of hours is permitted until then; after it the standard one holds. */
    PERMIT_ENDS(MailPace.SOON, Set.of("HR"), "number", "rules", "until"),
    /** To those who answer for a person: they ask that their phone be bound. */
    PHONE_WAITING(MailPace.HOURLY, Set.of("HR"), "name", "phone"),
    /** To the person: the phone was approved or unbound. */
    PHONE_ANSWERED(MailPace.SOON, Set.of(), "phone", "answer");

    /** The longest delay that may be set. */
    public static final Duration LONGEST = Duration.ofHours(12);

    private final Set<String> roles;
    private final boolean on;
    private final Duration delay;
    private final MailPace mail;
    private final Set<String> facts;

    /** At the moment itself, and told by mail as well where mail is on. */
    NoticeTopic(MailPace mail, Set<String> roles, String... facts) {
        this(mail, roles, true, 0, facts);
    }

    /** Around the moment, and told in the console. */
    NoticeTopic(Set<String> roles, boolean on, int delayMinutes, String... facts) {
        this(MailPace.NONE, roles, on, delayMinutes, facts);
    }

    NoticeTopic(MailPace mail, Set<String> roles, boolean on, int delayMinutes, String... facts) {
        this.mail = mail;
        this.roles = roles;
        this.on = on;
        this.delay = Duration.ofMinutes(delayMinutes);
        this.facts = Set.of(facts);
    }

    /** What a wording may name. */
    public Set<String> facts() {
        return facts;
    }

    /** The rule that holds until somebody sets another. */
    public NoticeRule standard() {
        return new NoticeRule(
                this,
                on,
                roles.stream().map(RoleId::new).collect(Collectors.toSet()),
                delay,
                mail,
                Wording.STANDARD,
                0);
    }
}
