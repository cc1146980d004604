package org.clockhouse.attendance;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.clockhouse.attendance.internal.day.Stamp;
import org.clockhouse.attendance.spi.StampRepository;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.punch.spi.PunchRepository;

/** Stamps of the punches in a repository. */
public final class InMemoryStamps implements StampRepository {

    private final PunchRepository punches;

    public InMemoryStamps(PunchRepository punches) {
        this.punches = punches;
    }

    @Override
    public List<StampRow> of(Collection<EmployeeId> employees, Instant from, Instant until) {
        return punches.of(employees, from, until).stream()
                .filter(Stamp::counts)
                .map(punch -> new StampRow(
                        punch.employee().orElseThrow(),
                        punch.position(),
                        punch.at().getEpochSecond(),
                        punch.attributes().key(),
                        punch.attributes().direction(),
                        punch.clockError().toSeconds()))
                .toList();
    }
}
