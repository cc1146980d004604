package org.clockhouse.notice;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.account.RoleId;

/** What a notice is about. Names are stored, and are the keys of the templates. */
public enum NoticeTopic {
    /** To those who answer for the person: came late. */
    LATE(Set.of("MANAGER"), true, Duration.ZERO),
    /** The shift runs, and the person was not seen so long after its start. */
    MISSING(Set.of("MANAGER"), true, Duration.ofMinutes(15)),
    /** The shift is over, and nothing was punched. */
    ABSENT(Set.of("MANAGER"), true, Duration.ZERO),
    /** To the person: the shift starts so soon. */
    SHIFT_STARTS(Set.of(), false, Duration.ofMinutes(15)),
    /** To the person: the shift ends so soon, do not forget to punch out. */
    SHIFT_ENDS(Set.of(), false, Duration.ofMinutes(5)),
    /** To the person: a punch of the shift is missing so long after its end. */
    MISSED_PUNCH(Set.of(), true, Duration.ofMinutes(30)),
    /** To the person: a colleague wants to swap shifts. */
    SWAP_ASKED(Set.of(), true, Duration.ZERO),
    /** To the person: the colleague who was asked has answered. */
    SWAP_ANSWERED(Set.of(), true, Duration.ZERO),
    /** To the person: what they work is another than before. */
    ROSTER_CHANGED(Set.of(), true, Duration.ZERO),
    /** To the person: there is a shift that they may take. */
    OPEN_SHIFT(Set.of(), true, Duration.ZERO);

    /** The longest delay that may be set. */
    public static final Duration LONGEST = Duration.ofHours(12);

    private final Set<String> roles;
    private final boolean on;
    private final Duration delay;

    NoticeTopic(Set<String> roles, boolean on, Duration delay) {
        this.roles = roles;
        this.on = on;
        this.delay = delay;
    }

    /** The rule that holds until somebody sets another. */
    public NoticeRule standard() {
        return new NoticeRule(this, on, roles.stream().map(RoleId::new).collect(Collectors.toSet()), delay, 0);
    }
}
