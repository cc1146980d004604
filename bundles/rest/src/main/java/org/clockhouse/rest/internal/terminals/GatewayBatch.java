package org.clockhouse.rest.internal.terminals;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.validation.Valid;
import javax.validation.constraints.Min;
import javax.validation.constraints.Size;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.punch.Punch;
import org.clockhouse.punch.PunchAttributes;
import org.clockhouse.punch.PunchFlag;
import org.clockhouse.punch.PunchSubject;
import org.clockhouse.punch.PunchTime;
import org.clockhouse.punch.QuarantineDraft;
import org.clockhouse.punch.QuarantinedRow;
import org.clockhouse.punch.Road;
import org.clockhouse.terminal.GatewayCalls;
import org.clockhouse.terminal.GatewayCalls.Shipment;

/**
 * What a gateway's log holds between two positions, as it goes over the wire; both ends are here. Texts of terminals are escaped:
 * a per cent sign and what no text may hold is {@code %} and four hexadecimal digits.
 *
 * @param complete by terminal, the instant up to which everything is in the log of the head office with this
 */
public record GatewayBatch(
        @Min(0) long after,
        @Min(0) long upTo,
        @Size(max = GatewayCalls.LARGEST) List<@Valid CarriedPunch> punches,
        @Size(max = GatewayCalls.LARGEST) List<@Valid CarriedRow> rows,
        @Size(max = 10_000) Map<String, Instant> complete) {

    /**
     * A punch as the gateway understood it.
     *
     * @param offset how far the terminal's clock was ahead of UTC
     * @param rules what the terminal's clock follows: its zone, or UTC
     */
    public record CarriedPunch(
            long position,
            TerminalId terminalId,
            Road road,
            Instant receivedAt,
            PunchSubject.Kind kind,
            @Size(min = 1, max = 1_000) String subject,
            LocalDateTime clockReading,
            Duration offset,
            ZoneId zone,
            ZoneId rules,
            PunchTime.OffsetSource offsetSource,
            PunchAttributes.Method method,
            PunchAttributes.FunctionKey functionKey,
            int reader,
            @Size(max = 2_000) String workCode,
            PunchAttributes.Outcome outcome,
            @Size(max = 2_000) String reason,
            PunchAttributes.Direction direction,
            boolean attendance,
            @Size(max = 2_000) String photo,
            @Size(max = 10_000) String raw,
            @Size(max = 20) Set<PunchFlag> flags) {

        static CarriedPunch of(Punch punch) {
            PunchTime time = punch.time();
            PunchAttributes said = punch.attributes();
            return new CarriedPunch(
                    punch.position(),
                    punch.terminal(),
                    punch.road(),
                    punch.receivedAt(),
                    punch.subject().kind(),
                    Escapes.escaped(punch.subject().text()),
                    time.clockReading(),
                    time.offset(),
                    time.zone(),
                    time.rules(),
                    time.source(),
                    said.method(),
                    said.key(),
                    said.reader(),
                    Escapes.escaped(said.workCode()),
                    said.outcome(),
                    Escapes.escaped(said.reason()),
                    said.direction(),
                    said.attendance(),
                    Escapes.escaped(said.photo()),
                    Escapes.escaped(said.raw()),
                    punch.flags());
        }

        Punch domain() {
            return new Punch(
                    position,
                    terminalId,
                    road,
                    receivedAt,
                    new PunchSubject(kind, Escapes.read(subject)),
                    Optional.empty(),
                    PunchTime.of(clockReading, offset, zone, rules, offsetSource),
                    new PunchAttributes(
                            method,
                            functionKey,
                            reader,
                            Escapes.read(workCode),
                            outcome,
                            Escapes.read(reason),
                            direction,
                            attendance,
                            Escapes.read(photo),
                            Escapes.read(raw)),
                    flags);
        }

        /** Names neither subject nor raw record. */
        @Override
        public String toString() {
            return "CarriedPunch[" + position + ", " + terminalId.text() + "]";
        }
    }

    /** A row that cannot be a punch. */
    public record CarriedRow(
            long position,
            TerminalId terminalId,
            Road road,
            @Size(max = 3_000) String source,
            Instant receivedAt,
            @Size(max = 10_000) String raw,
            long line,
            QuarantineDraft.Reason reason,
            @Size(max = 2_000) String detail) {

        static CarriedRow of(QuarantinedRow row) {
            return new CarriedRow(
                    row.position(),
                    row.terminal(),
                    row.road(),
                    Escapes.escaped(row.source()),
                    row.receivedAt(),
                    Escapes.escaped(row.row().raw()),
                    row.row().line(),
                    row.row().reason(),
                    Escapes.escaped(row.row().detail()));
        }

        QuarantinedRow domain() {
            return new QuarantinedRow(
                    position,
                    terminalId,
                    road,
                    Escapes.read(source),
                    receivedAt,
                    new QuarantineDraft(Escapes.read(raw), line, reason, Escapes.read(detail)));
        }

        /** Leaves the raw text out: it may name a card. */
        @Override
        public String toString() {
            return "CarriedRow[" + position + ", " + terminalId.text() + "]";
        }
    }

    static GatewayBatch of(Shipment shipment) {
        return new GatewayBatch(
                shipment.after(),
                shipment.upTo(),
                shipment.punches().stream().map(CarriedPunch::of).toList(),
                shipment.rows().stream().map(CarriedRow::of).toList(),
                shipment.complete().entrySet().stream()
                        .collect(Collectors.toMap(entry -> entry.getKey().text(), Map.Entry::getValue)));
    }

    Shipment domain() {
        return new Shipment(
                after,
                upTo,
                punches.stream().map(CarriedPunch::domain).toList(),
                rows.stream().map(CarriedRow::domain).toList(),
                complete.entrySet().stream()
                        .collect(Collectors.toMap(entry -> TerminalId.of(entry.getKey()), Map.Entry::getValue)));
    }
}
