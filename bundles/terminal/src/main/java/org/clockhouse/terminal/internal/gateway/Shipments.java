package org.clockhouse.terminal.internal.gateway;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.Topic;
import org.clockhouse.punch.NewPunch;
import org.clockhouse.punch.Punch;
import org.clockhouse.punch.PunchBatch;
import org.clockhouse.punch.PunchBatch.Progress;
import org.clockhouse.punch.PunchFlag;
import org.clockhouse.punch.PunchLog;
import org.clockhouse.punch.QuarantineDraft;
import org.clockhouse.punch.QuarantinedRow;
import org.clockhouse.punch.Road;
import org.clockhouse.terminal.GatewayCalls.Known;
import org.clockhouse.terminal.GatewayCalls.Shipment;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.internal.Journal;
import org.clockhouse.terminal.internal.People;
import org.clockhouse.terminal.spi.GatewayRepository;
import org.clockhouse.terminal.spi.TerminalRepository;

/**
 * What gateways hand on, taken into the log. The place up to which a gateway was received moves only after the commit, and a punch
 * is known by what it is, so that the same shipment again is once.
 */
record Shipments(
        GatewayRepository gateways, TerminalRepository terminals, PunchLog punches, People people, Journal journal) {

    /** @return up to where the gateway was received */
    long take(Known from, Shipment shipment) {
        long received = journal.read(from.org(), () -> gateways.received(from.gateway()));
        if (shipment.after() > received) {
            throw new Refused("gateway.gap", "received up to " + received + ", not up to " + shipment.after());
        }
        Map<TerminalId, Terminal> served = served(from, shipment);
        parcels(shipment).forEach((parcel, contents) -> {
            Terminal terminal = served.get(parcel.terminal());
            punches.append(
                    from.org(),
                    new PunchBatch(
                            terminal.id(),
                            parcel.road(),
                            parcel.source(),
                            journal.now(),
                            people.name(from.org(), terminal, contents.punches()),
                            contents.rows(),
                            Progress.NONE));
        });
        shipment.complete().forEach((terminal, upTo) -> complete(from.org(), terminal, upTo));
        long now = Math.max(received, shipment.upTo());
        if (now > received) {
            journal.run(from.org(), Topic.TERMINALS, () -> gateways.received(from.gateway(), now));
        }
        return now;
    }

    private Map<TerminalId, Terminal> served(Known from, Shipment shipment) {
        return journal.read(from.org(), () -> {
            Set<TerminalId> ever = gateways.everServed(from.gateway());
            Map<TerminalId, Terminal> served = new LinkedHashMap<>();
            Stream<TerminalId> named = Stream.of(
                            shipment.punches().stream().map(Punch::terminal),
                            shipment.rows().stream().map(QuarantinedRow::terminal),
                            shipment.complete().keySet().stream())
                    .flatMap(Function.identity())
                    .distinct();
            named.forEach(id -> {
                if (!ever.contains(id)) {
                    throw new Refused("gateway.terminal.foreign", "the gateway never served terminal " + id.text());
                }
                served.put(id, terminals.find(id).orElseThrow());
            });
            return served;
        });
    }

    private record Parcel(TerminalId terminal, Road road, String source) {}

    private record Contents(List<NewPunch> punches, List<QuarantineDraft> rows) {}

    private static Map<Parcel, Contents> parcels(Shipment shipment) {
        Map<Parcel, Contents> parcels = new LinkedHashMap<>();
        for (Punch punch : shipment.punches()) {
            parcels.computeIfAbsent(new Parcel(punch.terminal(), punch.road(), ""), Shipments::empty)
                    .punches()
                    .add(anew(punch));
        }
        for (QuarantinedRow row : shipment.rows()) {
            parcels.computeIfAbsent(new Parcel(row.terminal(), row.road(), row.source()), Shipments::empty)
                    .rows()
                    .add(row.row());
        }
        return parcels;
    }

    private static Contents empty(Parcel parcel) {
        return new Contents(new ArrayList<>(), new ArrayList<>());
    }

    /** Whose it is is said here, where the registry is. */
    private static NewPunch anew(Punch punch) {
        Set<PunchFlag> flags = new HashSet<>(punch.flags());
        flags.remove(PunchFlag.AMBIGUOUS_SUBJECT);
        return new NewPunch(punch.subject(), Optional.empty(), punch.time(), punch.attributes(), flags);
    }

    private void complete(OrgId org, TerminalId terminal, Instant upTo) {
        punches.append(
                org,
                new PunchBatch(
                        terminal,
                        Road.CALL,
                        "",
                        journal.now(),
                        List.of(),
                        List.of(),
                        new Progress(Progress.KEPT, upTo)));
    }
}
