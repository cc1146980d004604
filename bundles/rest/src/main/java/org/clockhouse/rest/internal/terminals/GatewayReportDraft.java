package org.clockhouse.rest.internal.terminals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import javax.validation.Valid;
import javax.validation.constraints.Min;
import javax.validation.constraints.Size;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.terminal.GatewayCalls.Report;
import org.clockhouse.terminal.TerminalState;
import org.clockhouse.terminal.UnknownTerminal;

/**
 * How a gateway and its terminals are, as it goes over the wire; both ends are here. Texts of terminals are escaped as in a batch.
 *
 * @param clock what the gateway's clock shows
 * @param last the last position of its log
 * @param waiting punches that it has not handed on
 * @param oldest since when the first of them waits
 * @param held version of the orders that it works by
 * @param strangers terminals that called it and that nobody registered
 */
public record GatewayReportDraft(
        Instant clock,
        @Min(0) long last,
        @Min(0) long waiting,
        @Maybe Instant oldest,
        @Size(max = 60) String software,
        @Size(max = 64) String held,
        @Size(max = 10_000) List<@Valid ReportedTerminal> terminals,
        @Size(max = 500) List<@Valid Stranger> strangers) {

    public record ReportedTerminal(
            TerminalId id,
            TerminalState.Kind kind,
            Instant since,
            @Size(max = 60) String code,
            @Size(max = 2_000) String detail,
            @Maybe Instant lastContact,
            @Maybe Duration clockError,
            @Maybe Integer held,
            @Maybe Integer capacity,
            @Size(max = 1_000) String firmware) {

        static ReportedTerminal of(TerminalId id, TerminalState state) {
            return new ReportedTerminal(
                    id,
                    state.kind(),
                    state.since(),
                    state.code(),
                    Escapes.escaped(state.detail()),
                    Results.orNull(state.lastContact()),
                    Results.orNull(state.clockError()),
                    state.held().isPresent() ? state.held().getAsInt() : null,
                    state.capacity().isPresent() ? state.capacity().getAsInt() : null,
                    Escapes.escaped(state.firmware()));
        }

        TerminalState domain() {
            return new TerminalState(
                    kind,
                    since,
                    code,
                    Escapes.read(detail),
                    Optional.ofNullable(lastContact),
                    Optional.ofNullable(clockError),
                    number(held),
                    number(capacity),
                    Escapes.read(firmware));
        }

        private static OptionalInt number(Integer number) {
            return number == null ? OptionalInt.empty() : OptionalInt.of(number);
        }
    }

    public record Stranger(
            @Size(max = 600) String serial,
            @Size(max = 100) String driver,
            @Size(max = 600) String model,
            @Size(max = 600) String firmware,
            @Size(max = 600) String remote,
            Instant firstSeen,
            Instant lastSeen,
            long calls) {

        static Stranger of(UnknownTerminal terminal) {
            return new Stranger(
                    Escapes.escaped(terminal.serial()),
                    terminal.driver(),
                    Escapes.escaped(terminal.model()),
                    Escapes.escaped(terminal.firmware()),
                    Escapes.escaped(terminal.remote()),
                    terminal.firstSeen(),
                    terminal.lastSeen(),
                    terminal.calls());
        }

        UnknownTerminal domain() {
            return new UnknownTerminal(
                    Escapes.read(serial),
                    driver,
                    Escapes.read(model),
                    Escapes.read(firmware),
                    Escapes.read(remote),
                    firstSeen,
                    lastSeen,
                    calls);
        }
    }

    static GatewayReportDraft of(Report report) {
        return new GatewayReportDraft(
                report.clock(),
                report.last(),
                report.waiting(),
                Results.orNull(report.oldest()),
                report.software(),
                report.held(),
                report.states().entrySet().stream()
                        .map(entry -> ReportedTerminal.of(entry.getKey(), entry.getValue()))
                        .toList(),
                report.strangers().stream().map(Stranger::of).toList());
    }

    Report domain() {
        Map<TerminalId, TerminalState> states = terminals.stream()
                .collect(Collectors.toMap(ReportedTerminal::id, ReportedTerminal::domain, (one, other) -> other));
        return new Report(
                clock,
                last,
                waiting,
                Optional.ofNullable(oldest),
                software,
                held,
                states,
                strangers.stream().map(Stranger::domain).toList());
    }
}
