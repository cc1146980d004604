package org.clockhouse.terminal.internal;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.driver.Admission;
import org.clockhouse.driver.Arrivals;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.DriverDescriptor;
import org.clockhouse.driver.HttpCall;
import org.clockhouse.driver.NotStoredException;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.TerminalIdentity;
import org.clockhouse.kernel.Unavailable;
import org.clockhouse.punch.Appended;

/** The gate as one calling driver sees it. */
record HostArrivals(CallingTerminals terminals, DriverDescriptor driver) implements Arrivals {

    @Override
    public Optional<Admission> admit(TerminalIdentity caller, HttpCall call) throws NotStoredException {
        try {
            return terminals.admit(driver, caller, call.remote()).map(known -> new Admitted(terminals, known));
        } catch (Unavailable e) {
            throw new NotStoredException("nobody can say whose the terminal is", e);
        }
    }

    @Override
    public Clock clock() {
        return terminals.journal().clock();
    }

    private record Admitted(CallingTerminals terminals, CallingTerminals.Known known) implements Admission {

        @Override
        public Map<String, String> settings() {
            return Visit.values(known.terminal());
        }

        @Override
        public Cursor cursor() {
            return new Cursor(terminals.cursor(known));
        }

        @Override
        public Receipt store(PunchPage page) throws NotStoredException {
            try {
                Appended appended = terminals.store(known, page);
                return new Receipt(appended.added(), appended.known(), appended.quarantined());
            } catch (Unavailable e) {
                throw new NotStoredException("the terminal must keep its records", e);
            }
        }
    }
}
