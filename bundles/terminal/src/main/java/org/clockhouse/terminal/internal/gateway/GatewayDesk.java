package org.clockhouse.terminal.internal.gateway;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.credential.Holders;
import org.clockhouse.credential.delivery.Delivery.Line;
import org.clockhouse.credential.delivery.Delivery.Told;
import org.clockhouse.credential.delivery.TerminalLists;
import org.clockhouse.driver.TerminalIdentity;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.Companies;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.Topic;
import org.clockhouse.kernel.Unavailable;
import org.clockhouse.kernel.Workers;
import org.clockhouse.punch.PunchLog;
import org.clockhouse.terminal.Gateway;
import org.clockhouse.terminal.Gateway.State;
import org.clockhouse.terminal.GatewayCalls;
import org.clockhouse.terminal.TerminalState;
import org.clockhouse.terminal.UnknownTerminal;
import org.clockhouse.terminal.internal.Journal;
import org.clockhouse.terminal.internal.People;
import org.clockhouse.terminal.internal.errand.GatewayErrands;
import org.clockhouse.terminal.internal.health.StateBook;
import org.clockhouse.terminal.internal.tray.TrayBook;
import org.clockhouse.terminal.spi.GatewayRepository;
import org.clockhouse.terminal.spi.GatewayRepository.Proof;
import org.clockhouse.terminal.spi.TerminalRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What gateways bring. Whatever comes twice is once: a punch by what it is ({@link org.clockhouse.punch.PunchKey}), and the place in
 * the gateway's log up to which it was received moves only after the commit. So a gateway may lose its line, and both ends
 * may fail, at every step.
 */
@Component
public final class GatewayDesk implements GatewayCalls {

    private static final Logger log = LoggerFactory.getLogger(GatewayDesk.class);
    /** Without a call for so long, nobody knows how a gateway's terminals are. */
    private static final Duration SILENCE = Duration.ofMinutes(2);

    private static final int SECRET_BYTES = 32;

    private final GatewayRepository gateways;
    private final TerminalRepository terminals;
    private final OrderSheet orders;
    private final StateBook states;
    private final TrayBook tray;
    private final GatewayErrands errands;
    private final Shipments shipments;
    private final TerminalLists lists;
    private final Companies companies;
    private final Journal journal;
    private final Workers.Crew crew;
    private final SecureRandom random = new SecureRandom();

    @Activate
    public GatewayDesk(
            @Reference GatewayRepository gateways,
            @Reference TerminalRepository terminals,
            @Reference OrderSheet orders,
            @Reference StateBook states,
            @Reference TrayBook tray,
            @Reference GatewayErrands errands,
            @Reference PunchLog punches,
            @Reference Holders holders,
            @Reference TerminalLists lists,
            @Reference Companies companies,
            @Reference Journal journal,
            @Reference Workers workers) {
        this.gateways = gateways;
        this.terminals = terminals;
        this.orders = orders;
        this.states = states;
        this.tray = tray;
        this.errands = errands;
        this.shipments = new Shipments(gateways, terminals, punches, new People(holders), journal);
        this.lists = lists;
        this.companies = companies;
        this.journal = journal;
        this.crew = workers.crew("gateway-silence", 1);
        crew.every(Duration.ofSeconds(30), this::noteSilence);
    }

    @Deactivate
    public void stop() {
        crew.close();
    }

    /** A code holds until its gateway calls by the secret: an answer that was lost on the way is asked for again. */
    @Override
    public Enrolled enrol(String code, String remote) {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        String secret = HexFormat.of().formatHex(bytes);
        for (OrgId org : companies.all()) {
            Optional<Gateway> invited = journal.read(org, () -> gateways.byCode(GatewayBook.hash(code.strip())));
            if (invited.isPresent()) {
                return journal.write(org, Topic.TERMINALS, () -> {
                    Gateway gateway = gateways.find(invited.get().id()).orElseThrow();
                    Proof proof = gateways.proof(gateway.id());
                    if (proof.codeUntil().isBefore(journal.now())) {
                        throw badCode();
                    }
                    gateways.update(gateway, new Proof(proof.code(), proof.codeUntil(), GatewayBook.hash(secret)));
                    gateways.received(gateway.id(), 0);
                    journal.record(AuditDraft.of(
                            self(org, gateway, remote),
                            "gateway.enrol",
                            "gateway",
                            gateway.id().text(),
                            gateway.name()));
                    return new Enrolled(gateway.id(), secret);
                });
            }
        }
        throw badCode();
    }

    @Override
    public Optional<Known> knock(String secret) {
        String hash = GatewayBook.hash(secret);
        return companies.all().stream()
                .flatMap(org -> journal.read(org, () -> gateways.bySecret(hash)).stream()
                        .map(gateway -> new Known(org, gateway.id())))
                .findFirst();
    }

    @Override
    public Answer report(Known from, Report report) {
        Instant now = journal.now();
        Gateway gateway = journal.write(from.org(), Topic.TERMINALS, () -> {
            Gateway known = gateways.find(from.gateway()).orElseThrow();
            gateways.heard(
                    known.id(),
                    new Gateway.Heard(
                            now,
                            Duration.between(now, report.clock()),
                            report.waiting(),
                            report.oldest(),
                            report.software(),
                            report.held()));
            return known.state() == State.INVITED ? enrolled(known) : known;
        });
        gateway.terminals().forEach(id -> Optional.ofNullable(report.states().get(id))
                .ifPresent(state -> update(from.org(), id, before -> seenFromHere(state))));
        report.strangers().forEach(stranger -> showInTray(from.org(), gateway, stranger));
        return new Answer(
                received(from, report.last()),
                now,
                orders.of(from.org(), from.gateway()).version());
    }

    /** Whether the driver is here says nothing: it is missing there. */
    private static TerminalState seenFromHere(TerminalState state) {
        return state.kind() == TerminalState.Kind.DRIVER_MISSING
                ? state.become(TerminalState.Kind.MISCONFIGURED, state.code(), state.detail(), state.since())
                : state;
    }

    private Gateway enrolled(Gateway gateway) {
        Proof proof = gateways.proof(gateway.id());
        return gateways.update(gateway.become(State.ENROLLED), new Proof("", Instant.EPOCH, proof.secret()));
    }

    /** A log that ends before what was received of it was set back to an older copy: it is read again from its start. */
    private long received(Known from, long last) {
        return journal.read(from.org(), () -> {
            long received = gateways.received(from.gateway());
            if (last >= received) {
                return received;
            }
            log.info(
                    "Gateway {} was set back: its log is taken in again",
                    from.gateway().text());
            gateways.received(from.gateway(), 0);
            return 0L;
        });
    }

    private void showInTray(OrgId org, Gateway gateway, UnknownTerminal stranger) {
        TerminalIdentity identity = TerminalIdentity.builder(stranger.serial())
                .model(stranger.model())
                .firmware(stranger.firmware())
                .build();
        tray.note(org, stranger.driver(), identity, gateway.name() + ": " + stranger.remote());
    }

    private void update(OrgId org, TerminalId id, UnaryOperator<TerminalState> change) {
        journal.read(org, () -> terminals.find(id))
                .ifPresent(terminal -> states.update(org, id, terminal.name().any(), change));
    }

    @Override
    public Orders orders(Known from) {
        return orders.of(from.org(), from.gateway());
    }

    @Override
    public void told(Known from, String version, TerminalId terminal, List<Outcome> outcomes) {
        boolean served = journal.read(from.org(), () -> gateways.find(from.gateway()))
                .filter(gateway -> gateway.terminals().contains(terminal))
                .isPresent();
        if (!served || !orders.of(from.org(), from.gateway()).version().equals(version)) {
            return;
        }
        Map<CredentialId, Line> lines = lists.lines(from.org(), terminal).stream()
                .collect(Collectors.toMap(Line::credential, Function.identity()));
        List<Told> news = outcomes.stream()
                .flatMap(outcome -> Optional.ofNullable(lines.get(outcome.credential()))
                        .filter(line -> line.want() == outcome.want() && line.state() != outcome.state())
                        .map(line -> new Told(
                                line.credential(),
                                line.want(),
                                line.stamp(),
                                outcome.state(),
                                outcome.number(),
                                0,
                                outcome.detail()))
                        .stream())
                .toList();
        if (!news.isEmpty()) {
            lists.told(from.org(), terminal, news);
        }
    }

    @Override
    public List<Ordered> errands(Known from, ErrandNews news) {
        Set<TerminalId> served = journal.read(from.org(), () -> gateways.find(from.gateway()))
                .map(Gateway::terminals)
                .orElse(Set.of());
        return errands.exchange(from.org(), served, news);
    }

    @Override
    public long take(Known from, Shipment shipment) {
        return shipments.take(from, shipment);
    }

    public void noteSilence() {
        try {
            for (OrgId org : companies.all()) {
                Instant lost = journal.now().minus(SILENCE);
                journal.read(org, gateways::all).stream()
                        .filter(gateway -> gateway.heard()
                                .filter(heard -> heard.at().isBefore(lost))
                                .isPresent())
                        .forEach(gateway -> gateway.terminals()
                                .forEach(id -> update(
                                        org,
                                        id,
                                        state -> state.become(
                                                TerminalState.Kind.UNREACHABLE,
                                                "terminal.gateway.silent",
                                                "gateway " + gateway.name() + " has not called",
                                                journal.now()))));
            }
        } catch (Unavailable e) {
            log.debug("Silence of gateways waits for the store: {}", e.getMessage());
        }
    }

    private static Actor self(OrgId org, Gateway gateway, String remote) {
        return new Actor(org, Actor.Kind.SYSTEM, gateway.id().text(), gateway.name(), remote, "");
    }

    private static Refused badCode() {
        return new Refused("gateway.code", "it is no gateway's code, or it was used, or it ran out");
    }
}
