package org.clockhouse.attendance;

import java.time.Instant;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.request.RequestId;

/**
 * What an approved request put in force, as evaluation reads it. Why, and who said so, is in the request.
 *
 * @param until exclusive; the same as {@code from} for a punch
 * @param type of leave, as its request names it; empty for the others
 */
public record Approved(EmployeeId employee, RequestId request, Kind kind, Instant from, Instant until, String type) {

    /** As what it counts. Names are stored, with at most 12 letters. */
    public enum Kind {
        /** Stands for a missing punch in. */
        PUNCH_IN,
        /** Stands for a missing punch out. */
        PUNCH_OUT,
        LEAVE,
        TRIP,
        OVERTIME,
        /** Leave for which nothing is paid. */
        LEAVE_UNPAID,
        /** Leave that counts as attended. */
        LEAVE_CREDIT;

        public boolean isPunch() {
            return this == PUNCH_IN || this == PUNCH_OUT;
        }

        public boolean isLeave() {
            return this == LEAVE || this == LEAVE_UNPAID || this == LEAVE_CREDIT;
        }

        /** Leave is leave, as whatever it counts. */
        public Kind plain() {
            return isLeave() ? LEAVE : this;
        }

        /** On leave or on a trip. */
        public boolean isAway() {
            return isLeave() || this == TRIP;
        }
    }

    public Approved {
        if (kind.isPunch() ? !until.equals(from) : !until.isAfter(from)) {
            throw new IllegalArgumentException(kind + " from " + from + " to " + until);
        }
    }

    /**
     * By which a day names a derived punch where it names others by their position in the log: negative, the same for ever, and
     * exact in a client that counts in doubles.
     */
    public long position() {
        long high = request.value().getMostSignificantBits();
        return -((high >>> 16) << 12 | high & 0xFFFL);
    }
}
