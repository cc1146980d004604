package org.clockhouse.terminal.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.clockhouse.driver.Capability;
import org.clockhouse.driver.ClearableLog;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.DoorControl;
import org.clockhouse.driver.DriverContext;
import org.clockhouse.driver.DriverDescriptor;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.Health;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.Road;
import org.clockhouse.driver.TerminalAddress;
import org.clockhouse.driver.TerminalDriver;
import org.clockhouse.driver.TerminalIdentity;
import org.clockhouse.driver.TerminalSession;
import org.clockhouse.driver.Texts;
import org.clockhouse.kernel.TestClock;

/** A turnstile that is visited, and what it was told. */
public final class Turnstile implements TerminalDriver {

    public static final String ID = "acme.turnstile";

    public final List<String> done = Collections.synchronizedList(new ArrayList<>());
    /** Takes four seconds to connect. */
    public volatile boolean slow;

    /** How many rows its log holds. */
    public volatile int rows;

    public volatile Fault fault;
    /** What else happens when it has moved. */
    public volatile Runnable then = () -> {};

    private final TestClock clock;

    public Turnstile() {
        this(new TestClock("2026-11-02T00:00:00Z"));
    }

    /** @param clock moved where it is slow */
    public Turnstile(TestClock clock) {
        this.clock = clock;
    }

    @Override
    public DriverDescriptor descriptor() {
        return DriverDescriptor.builder(ID)
                .made("Acme", "Turnstile")
                .roads(Road.VISIT)
                .capabilities(Capability.DOOR, Capability.LOG)
                .endpointExample("acme:gate")
                .texts(Texts.of(Map.of()))
                .build();
    }

    @Override
    public TerminalSession connect(TerminalAddress address, DriverContext context) throws DriverException {
        if (fault != null) {
            throw new DriverException(fault, "the turnstile is away");
        }
        if (slow) {
            clock.advance(Duration.ofSeconds(4));
        }
        return new Session();
    }

    private final class Session implements TerminalSession, DoorControl, ClearableLog {

        @Override
        public TerminalIdentity identity() {
            return TerminalIdentity.builder("")
                    .capabilities(Set.of(Capability.DOOR, Capability.LOG))
                    .build();
        }

        @Override
        public PunchPage readPunches(Cursor after, int limit) {
            return PunchPage.empty(after);
        }

        @Override
        public void acknowledge(Cursor upTo) {
            // It keeps no log.
        }

        @Override
        public Health health() {
            return Health.of(Health.State.GOOD, "");
        }

        @Override
        public OptionalInt clear(Cursor upTo) {
            int held = rows;
            rows = 0;
            return OptionalInt.of(held);
        }

        @Override
        public void command(int door, Command command) {
            done.add(door + " " + command);
            then.run();
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}
