package org.clockhouse.attendance.market;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.attendance.Person;
import org.clockhouse.attendance.roster.RosterSheet;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.ShiftId;
import org.clockhouse.request.Request;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Shifts that people swap among themselves, within their department and site. Both consent, then the chain of requests of the
 * kind {@code SWAP} decides; what is asked is judged by the rules when it is asked, agreed to and decided.
 */
@ProviderType
public interface Swaps {

    /** The code of the kind of request. */
    String KIND = "SWAP";

    /** How many days ahead a swap may reach. */
    int LONGEST = 62;

    /**
     * A colleague who could be asked.
     *
     * @param against what the asker's own plan would break
     * @param free whether the colleague's plan would break nothing; what it would is not for the asker's eyes
     */
    record Choice(
            Person colleague,
            List<ShiftId> onDate,
            List<ShiftId> onOther,
            Set<RosterSheet.Finding.Kind> against,
            boolean free) {

        public Choice {
            onDate = List.copyOf(onDate);
            onOther = List.copyOf(onOther);
            against = Set.copyOf(against);
        }

        public boolean isPossible() {
            return against.isEmpty() && free;
        }
    }

    /** A swap as one of the two sees it. @param outcome how the request stands, once there is one */
    record Standing(Swap swap, Person other, Optional<Request.State> outcome) {}

    /**
     * Everybody who works where the asker works and has another plan on one of the dates.
     *
     * @throws org.clockhouse.kernel.Refused {@code swap.nothing-planned}, {@code swap.dates}
     */
    List<Choice> choices(OrgId org, EmployeeId asker, LocalDate date, LocalDate otherDate);

    /**
     * Asks the colleague, who hears of it.
     *
     * @throws org.clockhouse.kernel.Refused as {@link #choices}; {@code swap.colleague} for somebody who cannot be asked, {@code
     *     swap.begun}, {@code swap.same}, {@code roster.findings} with what one's own plan would break, {@code
     *     swap.colleague-rules}
     */
    Standing ask(Actor actor, EmployeeId asker, SwapDraft draft);

    /** Those of a person that lie ahead or were asked within the last weeks, the newest first. */
    List<Standing> of(OrgId org, EmployeeId person);

    /**
     * The colleague's word. A yes makes it a request.
     *
     * @throws org.clockhouse.kernel.NotFound for anybody else
     * @throws org.clockhouse.kernel.Refused {@code swap.closed}; with a yes as {@link #ask}, and {@code swap.plan-changed}
     */
    Standing answer(Actor actor, EmployeeId colleague, SwapId swap, boolean yes);

    /** The asker takes it back while the colleague has not answered; later the request is withdrawn. */
    Standing withdraw(Actor actor, EmployeeId asker, SwapId swap);
}
