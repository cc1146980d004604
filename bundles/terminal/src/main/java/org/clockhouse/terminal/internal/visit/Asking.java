package org.clockhouse.terminal.internal.visit;

import java.time.Duration;
import java.util.Optional;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.TerminalDriver;
import org.clockhouse.driver.TerminalSession;
import org.clockhouse.driver.line.Lines;
import org.clockhouse.kernel.Refused;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.internal.Journal;
import org.clockhouse.terminal.internal.TerminalConfig;
import org.clockhouse.terminal.internal.driver.DriverTable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What a person asks of a visited terminal: between two visits, over the session that stands open or a new one, once. */
@Component(service = Asking.class, configurationPid = TerminalConfig.PID)
public final class Asking {

    private final DriverTable drivers;
    private final Visits visits;
    private final KeptSessions kept;
    private final Lines lines;
    private final Journal journal;
    private final Duration reply;

    @Activate
    public Asking(
            @Reference DriverTable drivers,
            @Reference Visits visits,
            @Reference KeptSessions kept,
            @Reference Lines lines,
            @Reference Journal journal,
            TerminalConfig config) {
        this.drivers = drivers;
        this.visits = visits;
        this.kept = kept;
        this.lines = lines;
        this.journal = journal;
        this.reply = Duration.ofMillis(config.reply__millis());
    }

    interface Question<T> {
        T ask(TerminalSession session) throws DriverException, InterruptedException;
    }

    /**
     * @param patience how long a visit may be waited for, and each answer of the terminal
     * @return empty when it could not be asked in that time
     * @throws Refused {@code terminal.not-visited}, {@code terminal.driver.missing}, or what the question throws
     */
    <T> Optional<T> ask(Terminal terminal, Duration patience, Question<T> question) throws DriverException {
        if (terminal.status() != Terminal.Status.IN_USE || !visits.isVisited(terminal)) {
            throw new Refused("terminal.not-visited", "the host does not visit this terminal");
        }
        try {
            Optional<Outcome<T>> outcome =
                    visits.between(terminal.id(), patience, () -> outcome(terminal, patience, question));
            if (outcome.isPresent() && outcome.get().wrong() != null) {
                throw outcome.get().wrong();
            }
            return outcome.map(Outcome::answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private record Outcome<T>(T answer, DriverException wrong) {}

    private <T> Outcome<T> outcome(Terminal terminal, Duration patience, Question<T> question)
            throws InterruptedException {
        try {
            return new Outcome<>(ask(question, terminal, patience), null);
        } catch (DriverException e) {
            visits.refusedCredentials().note(terminal, e);
            return new Outcome<>(null, e);
        }
    }

    private <T> T ask(Question<T> question, Terminal terminal, Duration patience)
            throws DriverException, InterruptedException {
        Optional<KeptSessions.Kept> open = kept.take(terminal);
        if (open.isPresent()) {
            DriverTable.Loan loan = open.get().loan();
            TerminalSession session = open.get().session();
            try (loan;
                    session) {
                return question.ask(session);
            }
        }
        Optional<DriverException> refused = visits.refusedCredentials().of(terminal);
        if (refused.isPresent()) {
            throw refused.get();
        }
        try (DriverTable.Loan loan = drivers.borrow(terminal.driver())
                .orElseThrow(() -> new Refused("terminal.driver.missing", "its driver is not installed"))) {
            Duration shorter = reply.compareTo(patience) < 0 ? reply : patience;
            HostContext context = new HostContext(lines, shorter, journal.clock());
            TerminalDriver driver = (TerminalDriver) loan.driver();
            try (TerminalSession session = loan.holding(driver.connect(Visit.address(terminal), context))) {
                return question.ask(session);
            }
        }
    }
}
