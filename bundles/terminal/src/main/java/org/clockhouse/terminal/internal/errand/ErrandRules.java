package org.clockhouse.terminal.internal.errand;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.driver.Capability;
import org.clockhouse.driver.Driver;
import org.clockhouse.driver.ErrandRunner;
import org.clockhouse.driver.TerminalDriver;
import org.clockhouse.kernel.Refused;
import org.clockhouse.terminal.Errand;
import org.clockhouse.terminal.Errand.State;
import org.clockhouse.terminal.ErrandTask;
import org.clockhouse.terminal.Terminal;

/** What can be wanted of which terminal. */
public final class ErrandRules {

    /** The terminals cannot be asked for more at once. */
    static final int LONGEST_DAYS = 31;

    public static final String TOO_LATE = "too late";
    static final String NO_ANSWER = "no answer";
    /** The gateway does not have what it had. */
    static final String LOST = "lost by the gateway";
    /** The gateway is older than what it was to do. */
    public static final String UNKNOWN = "not known here";
    /** Whoever serves the terminal now was never told. */
    static final String MOVED = "served from elsewhere now";

    private static final Duration ASKED_FRESH = Duration.ofSeconds(30);
    private static final int MOST_MONTHS = 24;

    private ErrandRules() {}

    /** @param served whether a gateway serves it, which does more than tell the terminal when it asks */
    static boolean canBeTold(Terminal terminal, Driver driver, ErrandTask task, boolean served) {
        return terminal.status().isDevice() && (isTaken(driver, task) || served && isDone(terminal, driver, task));
    }

    /** Whether the terminal takes the errand itself, when it asks. */
    public static boolean isTaken(Driver driver, ErrandTask task) {
        return task.isTold() && driver instanceof ErrandRunner runner && runner.takes(Tasks.translate(task));
    }

    /** Whether a gateway does it for the terminal. */
    private static boolean isDone(Terminal terminal, Driver driver, ErrandTask task) {
        boolean visited =
                driver instanceof TerminalDriver && !terminal.endpoint().isEmpty();
        return switch (task.kind()) {
            case VISIT -> visited;
            case PROBE -> visited;
            case CLEAR_LOG -> visited && can(driver, Capability.LOG);
            case MOVE_DOOR -> visited && can(driver, Capability.DOOR);
            case SET_CLOCK -> visited && can(driver, Capability.CLOCK);
            case READ_LOG -> visited || driver instanceof ErrandRunner;
            case RESYNC -> can(driver, Capability.CREDENTIALS);
            default -> false;
        };
    }

    private static boolean can(Driver driver, Capability what) {
        return driver.descriptor().capabilities().contains(what);
    }

    /** How long somebody waits for it to begin; empty for what may wait. */
    static Optional<Duration> patience(ErrandTask task) {
        return switch (task.kind()) {
            case MOVE_DOOR -> Optional.of(ErrandDesk.DOOR_FRESH);
            case PROBE, CLEAR_LOG -> Optional.of(ASKED_FRESH);
            default -> Optional.empty();
        };
    }

    /** Refused from here, and not by whoever had it: they may say what came of it after all. */
    static boolean isGivenUp(Errand errand) {
        return errand.state() == State.REFUSED
                && List.of(NO_ANSWER, LOST, TOO_LATE).contains(errand.detail());
    }

    /** Never the value of an option: it may be a password. */
    static Map<String, String> said(ErrandTask task) {
        return task instanceof ErrandTask.SetOption option
                ? Map.of("task", task.kind().name(), "option", option.name())
                : Map.of("task", task.kind().name(), "holder", task.holder());
    }

    /** @throws Refused {@code errand.period} */
    static List<ErrandTask> parts(ErrandTask task) {
        if (!(task instanceof ErrandTask.ReadPunches read)) {
            return List.of(task);
        }
        if (!read.until().isAfter(read.from())
                || read.from().plusMonths(MOST_MONTHS).isBefore(read.until())) {
            throw new Refused("errand.period", "a period ends after it begins, and is two years at most");
        }
        List<ErrandTask> parts = new ArrayList<>();
        LocalDateTime from = read.from();
        while (from.isBefore(read.until())) {
            LocalDateTime next = from.plusDays(LONGEST_DAYS);
            LocalDateTime until = next.isAfter(read.until()) ? read.until() : next.minusSeconds(1);
            parts.add(new ErrandTask.ReadPunches(from, until));
            from = next;
        }
        return parts;
    }
}
