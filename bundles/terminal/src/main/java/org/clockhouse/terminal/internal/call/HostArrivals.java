package org.clockhouse.terminal.internal.call;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.clockhouse.driver.Admission;
import org.clockhouse.driver.Arrivals;
import org.clockhouse.driver.CredentialKind;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.DriverDescriptor;
import org.clockhouse.driver.Errand;
import org.clockhouse.driver.Health;
import org.clockhouse.driver.HttpCall;
import org.clockhouse.driver.NotStoredException;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.PunchPhoto;
import org.clockhouse.driver.Template;
import org.clockhouse.driver.TerminalEvent;
import org.clockhouse.driver.TerminalIdentity;
import org.clockhouse.kernel.Unavailable;
import org.clockhouse.punch.Appended;
import org.clockhouse.terminal.internal.visit.Visit;

/**
 * The gate as one calling driver sees it.
 *
 * @param noted hears of everybody who is let in
 */
public record HostArrivals(
        CallingTerminals terminals, DriverDescriptor driver, BiConsumer<CallingTerminals.Known, TerminalIdentity> noted)
        implements Arrivals {

    @Override
    public Optional<Admission> admit(TerminalIdentity caller, HttpCall call) throws NotStoredException {
        try {
            Optional<CallingTerminals.Known> known = terminals.admit(driver, caller, call.remote());
            known.ifPresent(who -> noted.accept(who, caller));
            return known.map(who -> new Admitted(terminals, who));
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
                return receipt(terminals.store(known, page));
            } catch (Unavailable e) {
                throw new NotStoredException("the terminal must keep its records", e);
            }
        }

        @Override
        public CompletionStage<Receipt> storing(PunchPage page) throws NotStoredException {
            try {
                return terminals.storing(known, page).thenApply(Admitted::receipt);
            } catch (Unavailable e) {
                throw new NotStoredException("the terminal must keep its records", e);
            }
        }

        private static Receipt receipt(Appended appended) {
            return new Receipt(appended.added(), appended.known(), appended.quarantined());
        }

        @Override
        public void report(List<TerminalEvent> events) throws NotStoredException {
            written(() -> {
                terminals.events().report(known.org(), known.terminal().id(), events);
                return null;
            });
        }

        @Override
        public Set<CredentialKind> biometrics() {
            return terminals.errands().biometrics().wanted(known.org());
        }

        @Override
        public void offer(List<Template> enrolled) throws NotStoredException {
            written(() -> {
                terminals.errands().biometrics().take(known.org(), known.terminal(), enrolled);
                return null;
            });
        }

        @Override
        public boolean keepsPhotos() {
            return terminals.snapshots().isOn(known.org());
        }

        @Override
        public void keep(List<PunchPhoto> taken) throws NotStoredException {
            written(() -> {
                terminals.snapshots().take(known.org(), known.terminal(), taken);
                return null;
            });
        }

        @Override
        public void holds(Health health) {
            terminals.holds(known, health);
        }

        @Override
        public List<Errand> errands(int most) throws NotStoredException {
            return written(() -> terminals.errands().hand(known, most));
        }

        @Override
        public void done(long errand) throws NotStoredException {
            written(() -> {
                terminals.errands().done(known.org(), known.terminal().id(), errand);
                return null;
            });
        }

        @Override
        public void refused(long errand, String code) throws NotStoredException {
            written(() -> {
                terminals.errands().refused(known.org(), known.terminal().id(), errand, code);
                return null;
            });
        }

        @Override
        public ZoneOffset offset() {
            return terminals.offset(known);
        }

        private static <T> T written(Supplier<T> work) throws NotStoredException {
            try {
                return work.get();
            } catch (Unavailable e) {
                throw new NotStoredException("the store is down", e);
            }
        }
    }
}
