package org.clockhouse.attendance.market;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clockhouse.attendance.roster.RosterEdit;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.ShiftId;

/**
 * Places in a shift that people of a department may take.
 *
 * @param department and everything below it
 * @param position only people with it; empty for all
 * @param places 1 to {@link #MOST}
 * @param note for those who might take it
 * @param claims the oldest first
 */
public record OpenShift(
        OpenShiftId id,
        DepartmentId department,
        String position,
        LocalDate date,
        ShiftId shift,
        int places,
        Giving giving,
        String note,
        boolean closed,
        List<Claim> claims,
        long version) {

    public static final int MOST = 99;

    /** Who has a place. */
    public enum Giving {
        /** Whoever takes it first. */
        FIRST_COME,
        /** Whom the planner chooses among those who want it. */
        CHOSEN
    }

    /** @param changes what giving it changed, to be taken back */
    public record Claim(EmployeeId employee, State state, Instant at, List<RosterEdit.Change> changes) {

        public enum State {
            WANTED,
            GIVEN
        }

        public Claim {
            changes = List.copyOf(changes);
        }
    }

    public OpenShift {
        claims = List.copyOf(claims);
        if (places < 1 || places > MOST) {
            throw Refused.at("/places", "value.range", "1 to " + MOST + " places");
        }
    }

    public int free() {
        return places
                - (int) claims.stream()
                        .filter(claim -> claim.state() == Claim.State.GIVEN)
                        .count();
    }

    public Optional<Claim> claimOf(EmployeeId employee) {
        return claims.stream()
                .filter(claim -> claim.employee().equals(employee))
                .findFirst();
    }

    /** With this claim in place of an older one of the same person. */
    public OpenShift claimed(Claim claim) {
        List<Claim> all = new ArrayList<>(without(claim.employee()).claims());
        all.add(claim);
        return with(all);
    }

    public OpenShift without(EmployeeId employee) {
        return with(claims.stream()
                .filter(claim -> !claim.employee().equals(employee))
                .toList());
    }

    public OpenShift with(List<Claim> others) {
        return new OpenShift(id, department, position, date, shift, places, giving, note, closed, others, version);
    }

    public OpenShift ended() {
        return new OpenShift(id, department, position, date, shift, places, giving, note, true, claims, version);
    }

    public OpenShift at(long stored) {
        return new OpenShift(id, department, position, date, shift, places, giving, note, closed, claims, stored);
    }
}
