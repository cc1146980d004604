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
    SWAP_ASKED(Set.of(), true, 0, "name", "dates"),
    /** To the person: the colleague who was asked has answered. */
    SWAP_ANSWERED(Set.of(), true, 0, "name", "answer", "dates"),
    /** To the person: what they work is another than before. */
    ROSTER_CHANGED(Set.of(), true, 0, "dates"),
    /** To the person: there is a shift that they may take. */
    OPEN_SHIFT(Set.of(), true, 0, "shift"),
    /** Something that was to leave by mail, webhook or folder was given up. */
    NOT_DELIVERED(Set.of("SYSTEM_ADMINISTRATOR"), true, 0, "subject", "failure");

    /** The longest delay that may be set. */
    public static final Duration LONGEST = Duration.ofHours(12);

    private final Set<String> roles;
    private final boolean on;
    private final Duration delay;
    private final Set<String> facts;

    NoticeTopic(Set<String> roles, boolean on, int delayMinutes, String... facts) {
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
        return new NoticeRule(this, on, roles.stream().map(RoleId::new).collect(Collectors.toSet()), delay, 0);
    }
}
