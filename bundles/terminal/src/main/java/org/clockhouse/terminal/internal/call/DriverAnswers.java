package org.clockhouse.terminal.internal.call;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.clockhouse.driver.Admission;
import org.clockhouse.driver.Arrivals;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.CallingDriver;
import org.clockhouse.driver.DriverDescriptor;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.HttpAnswer;
import org.clockhouse.driver.HttpCall;
import org.clockhouse.driver.NotStoredException;
import org.clockhouse.driver.TerminalIdentity;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.Unavailable;
import org.clockhouse.terminal.internal.driver.DriverTable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What drivers say to whole calls. Success is only what a driver says itself. */
final class DriverAnswers {

    private static final Logger log = LoggerFactory.getLogger(DriverAnswers.class);

    /** Whose records a terminal is to keep. */
    private static final List<Class<? extends Exception>> NOT_STORED = List.of(
            NotStoredException.class, Unavailable.class, InterruptedException.class, RejectedExecutionException.class);

    private final DriverTable drivers;
    private final CallingTerminals terminals;

    DriverAnswers(DriverTable drivers, CallingTerminals terminals) {
        this.drivers = drivers;
        this.terminals = terminals;
    }

    /** @param letIn hears whose call it is */
    HttpAnswer to(String id, HttpCall call, Consumer<TerminalId> letIn) {
        return drivers.borrow(id)
                .map(loan -> answer(
                        loan,
                        call,
                        arrivals(
                                (known, caller) -> letIn.accept(known.terminal().id()))))
                .orElseGet(() -> plain(503));
    }

    /** Only its driver knows whose call it is: it is asked that, and nothing of the call is carried out. */
    void refuse(String id, HttpCall call, String why) {
        log.warn("A call of {} is refused: {}", call.remote(), why);
        BiConsumer<CallingTerminals.Known, TerminalIdentity> raise = (known, caller) ->
                terminals.events().garbled(known.org(), known.terminal().id(), why);
        drivers.borrow(id)
                .ifPresent(loan ->
                        answer(loan, call, driver -> new Unheard(arrivals(raise).apply(driver))));
    }

    private Function<DriverDescriptor, Arrivals> arrivals(BiConsumer<CallingTerminals.Known, TerminalIdentity> letIn) {
        return driver -> new HostArrivals(terminals, driver, letIn);
    }

    /** Lets nobody do anything. */
    private record Unheard(Arrivals arrivals) implements Arrivals {

        @Override
        public Optional<Admission> admit(TerminalIdentity caller, HttpCall call)
                throws NotStoredException, InterruptedException {
            arrivals.admit(caller, call);
            throw new NotStoredException("what it brings cannot be read", null);
        }

        @Override
        public Clock clock() {
            return arrivals.clock();
        }
    }

    private static HttpAnswer answer(
            DriverTable.Loan borrowed, HttpCall call, Function<DriverDescriptor, Arrivals> arrivals) {
        try (DriverTable.Loan loan = borrowed) {
            CallingDriver driver = (CallingDriver) loan.driver();
            return driver.answer(call, arrivals.apply(driver.descriptor()));
        } catch (NotStoredException | DriverException | InterruptedException | RuntimeException e) {
            return failed(call, e);
        }
    }

    /** What escapes a driver, or the store after it, is never success. */
    static HttpAnswer failed(HttpCall call, Throwable failure) {
        Throwable why =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (why instanceof DriverException) {
            log.debug("A call makes no sense: {}", why.getMessage());
            return plain(400);
        }
        if (NOT_STORED.stream().anyMatch(kind -> kind.isInstance(why))) {
            log.debug("A call is not stored: {}", why.getMessage());
            return plain(503);
        }
        log.error("A driver failed at a call of {}", call.remote(), why);
        return plain(500);
    }

    static HttpAnswer plain(int status) {
        HttpAnswer answer = HttpAnswer.of(status, "text/plain", Bytes.NONE);
        return status == 503 ? answer.header("Retry-After", "5") : answer;
    }
}
