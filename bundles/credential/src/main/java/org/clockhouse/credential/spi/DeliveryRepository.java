package org.clockhouse.credential.spi;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clockhouse.credential.access.Reach;
import org.clockhouse.credential.delivery.Delivery.Line;
import org.clockhouse.credential.delivery.Delivery.State;
import org.clockhouse.credential.delivery.Delivery.Told;
import org.clockhouse.credential.delivery.Delivery.Wanted;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.osgi.annotation.versioning.ConsumerType;

/** What terminals are to know of credentials, line by line. */
@ConsumerType
public interface DeliveryRepository {

    /**
     * What the terminal should hold of whom the reach takes in and who is employed on the date, and what was stopped after an
     * instant of the same people; see {@link org.clockhouse.credential.delivery.Delivery#wantedOn}.
     */
    List<Wanted> wanted(Reach reach, LocalDate today, Instant now, Instant stoppedSince);

    List<Line> lines(TerminalId terminal);

    List<Line> lines(TerminalId terminal, Collection<EmployeeId> holders);

    Map<TerminalId, Line> lines(CredentialId credential);

    /** Those of people in the scope, by credential. @param differences only those that are not confirmed */
    Slice<Line> page(TerminalId terminal, Scope scope, boolean differences, Page page);

    /** Open ones, removals first, then by person. */
    List<Line> open(TerminalId terminal, int limit);

    /** Inserts or replaces. */
    void put(TerminalId terminal, Collection<Line> lines);

    /** Takes the news of lines that want the same, by want and stamp. @return of which they were taken */
    Set<CredentialId> tell(TerminalId terminal, List<Told> news, Instant now);

    /** @return how many lines were under way with the errand */
    int settle(TerminalId terminal, long errand, State state, String detail, Instant now);

    /** Orders the removal of credentials stopped after an instant wherever they are to be held. @return where */
    Set<TerminalId> stop(Instant movedSince, Instant now);
}
