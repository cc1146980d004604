package org.clockhouse.credential.visitor;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.credential.Identifier;
import org.clockhouse.kernel.AreaId;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.SiteId;

/**
 * Somebody from outside, once: who they are is the registry's, why and how long they come is here.
 *
 * @param visitor names the stay, since nobody stays twice under the same id
 * @param until when the card ends by itself
 * @param areas beside the terminals at which everybody of the site comes in
 * @param card the one handed out, also when it came back
 * @param by who registered it
 */
public record Stay(
        EmployeeId visitor,
        EmployeeId host,
        SiteId site,
        String company,
        String purpose,
        Instant from,
        Instant until,
        State state,
        Set<AreaId> areas,
        Optional<Given> card,
        Optional<Instant> arrived,
        Optional<Instant> left,
        String by,
        long version) {

    /** Names are stored: they are never changed. */
    public enum State {
        EXPECTED,
        INSIDE,
        LEFT,
        CANCELLED,
        /** Over so long that nobody knows any more who it was. */
        FORGOTTEN
    }

    public Stay {
        areas = Set.copyOf(areas);
        company = company.strip();
        purpose = purpose.strip();
    }

    /** @param label the masked number, by which it is told from others on the desk */
    public record Given(CredentialId id, String label) {}

    /** What is handed out at the desk. */
    public record Arrival(Identifier.Card card, Set<AreaId> areas) {

        public Arrival {
            areas = Set.copyOf(areas);
        }
    }

    public boolean isOver() {
        return state == State.LEFT || state == State.CANCELLED || state == State.FORGOTTEN;
    }

    /** Still inside although the time is over. */
    public boolean isOverdue(Instant now) {
        return state == State.INSIDE && !until.isAfter(now);
    }

    public Stay amended(StayDraft draft) {
        return new Stay(
                visitor,
                draft.host(),
                draft.site(),
                draft.company(),
                draft.purpose(),
                draft.from(),
                draft.until(),
                state,
                areas,
                card,
                arrived,
                left,
                by,
                version);
    }

    public Stay begun(Given given, Set<AreaId> open, Instant now) {
        Instant begin = now.isBefore(from) ? now : from;
        return new Stay(
                visitor,
                host,
                site,
                company,
                purpose,
                begin,
                until,
                State.INSIDE,
                open,
                Optional.of(given),
                Optional.of(now),
                left,
                by,
                version);
    }

    /** @param end {@link State#LEFT} or {@link State#CANCELLED} */
    public Stay ended(State end, Instant now) {
        return new Stay(
                visitor,
                host,
                site,
                company,
                purpose,
                from,
                until,
                end,
                areas,
                card,
                arrived,
                Optional.of(now),
                by,
                version);
    }

    /** That somebody was here, and no more of who. */
    public Stay forgotten() {
        return new Stay(
                visitor, host, site, "", "", from, until, State.FORGOTTEN, areas, card, arrived, left, by, version);
    }

    public Stay atVersion(long stored) {
        return new Stay(
                visitor, host, site, company, purpose, from, until, state, areas, card, arrived, left, by, stored);
    }
}
