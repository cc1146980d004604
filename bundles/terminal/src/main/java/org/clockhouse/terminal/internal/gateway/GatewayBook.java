package org.clockhouse.terminal.internal.gateway;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.Topic;
import org.clockhouse.terminal.Gateway;
import org.clockhouse.terminal.Gateway.State;
import org.clockhouse.terminal.GatewayId;
import org.clockhouse.terminal.Gateways;
import org.clockhouse.terminal.NewGateway;
import org.clockhouse.terminal.internal.Hashes;
import org.clockhouse.terminal.internal.Journal;
import org.clockhouse.terminal.internal.call.Callers;
import org.clockhouse.terminal.internal.errand.ErrandDesk;
import org.clockhouse.terminal.internal.visit.Visits;
import org.clockhouse.terminal.spi.GatewayRepository;
import org.clockhouse.terminal.spi.GatewayRepository.Proof;
import org.clockhouse.terminal.spi.TerminalRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The head office's gateways as rows. */
@Component
public final class GatewayBook implements Gateways {

    private static final Duration CODE_HOLDS = Duration.ofDays(7);
    /** Nothing that is read as something else. */
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final int GROUPS = 5;
    private static final int GROUP = 5;

    private final GatewayRepository gateways;
    private final TerminalRepository terminals;
    private final OrderSheet orders;
    private final ErrandDesk errands;
    private final Visits visits;
    private final Callers callers;
    private final Journal journal;
    private final SecureRandom random = new SecureRandom();

    @Activate
    public GatewayBook(
            @Reference GatewayRepository gateways,
            @Reference TerminalRepository terminals,
            @Reference OrderSheet orders,
            @Reference ErrandDesk errands,
            @Reference Visits visits,
            @Reference Callers callers,
            @Reference Journal journal) {
        this.gateways = gateways;
        this.terminals = terminals;
        this.orders = orders;
        this.errands = errands;
        this.visits = visits;
        this.callers = callers;
        this.journal = journal;
    }

    /** What is kept of a code or a secret. */
    static String hash(String secret) {
        return HexFormat.of().formatHex(Hashes.sha256().digest(secret.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public NewGateway invite(Actor actor, String name) {
        String stripped = name.strip();
        if (stripped.isEmpty() || stripped.length() > Gateway.LONGEST_NAME) {
            throw Refused.at("/name", "gateway.name", "a name has 1 to " + Gateway.LONGEST_NAME + " characters");
        }
        Instant now = journal.now();
        Gateway gateway = new Gateway(GatewayId.next(), stripped, State.INVITED, Set.of(), Optional.empty(), now, 1);
        String code = newCode();
        journal.run(actor.org(), Topic.TERMINALS, () -> {
            gateways.add(gateway, new Proof(hash(code), now.plus(CODE_HOLDS), ""));
            journal.record(audit(actor, "gateway.invite", gateway));
        });
        return new NewGateway(gateway, code, now.plus(CODE_HOLDS));
    }

    @Override
    public NewGateway inviteAgain(Actor actor, GatewayId id, long version) {
        String code = newCode();
        Instant until = journal.now().plus(CODE_HOLDS);
        Gateway invited = journal.write(actor.org(), Topic.TERMINALS, () -> {
            Gateway before = current(id, version);
            Gateway after = gateways.update(before.become(State.INVITED), new Proof(hash(code), until, ""));
            journal.record(audit(actor, "gateway.invite", after));
            return after;
        });
        return new NewGateway(invited, code, until);
    }

    @Override
    public Gateway assign(Actor actor, GatewayId id, Set<TerminalId> wanted, long version) {
        return journal.write(actor.org(), Topic.TERMINALS, () -> {
            Gateway before = current(id, version);
            for (TerminalId terminal : wanted) {
                requireInUse(terminal);
            }
            Gateway after = gateways.assign(before, wanted);
            journal.record(audit(actor, "gateway.assign", after)
                    .changing(Map.of("terminals", names(before.terminals())), Map.of("terminals", names(wanted))));
            errands.moved(differing(before.terminals(), wanted));
            journal.afterCommit(this::moved);
            return after;
        });
    }

    private static Set<TerminalId> differing(Set<TerminalId> before, Set<TerminalId> after) {
        Set<TerminalId> differing = new TreeSet<>(before);
        differing.addAll(after);
        differing.removeIf(terminal -> before.contains(terminal) && after.contains(terminal));
        return differing;
    }

    @Override
    public Gateway revoke(Actor actor, GatewayId id, String reason, long version) {
        return journal.write(actor.org(), Topic.TERMINALS, () -> {
            Gateway before = current(id, version);
            Gateway freed = gateways.assign(before, Set.of());
            Gateway after = gateways.update(freed.become(State.REVOKED), new Proof("", Instant.EPOCH, ""));
            journal.record(audit(actor, "gateway.revoke", after).because(reason));
            errands.moved(before.terminals());
            journal.afterCommit(this::moved);
            return after;
        });
    }

    @Override
    public Gateway find(OrgId org, GatewayId gateway) {
        return journal.read(org, () -> found(gateway));
    }

    @Override
    public List<Gateway> all(OrgId org) {
        return journal.read(org, gateways::all);
    }

    @Override
    public String ordered(OrgId org, GatewayId gateway) {
        return orders.of(org, gateway).version();
    }

    /** Other terminals are visited from here now, and the gateways have other orders. */
    private void moved() {
        orders.outdated();
        visits.refresh();
        callers.outdated();
    }

    private Gateway found(GatewayId gateway) {
        return gateways.find(gateway).orElseThrow(() -> new NotFound("gateway", gateway.text()));
    }

    private Gateway current(GatewayId id, long version) {
        Gateway stored = found(id);
        if (stored.version() != version) {
            throw new Stale("gateway", id.text());
        }
        if (stored.state() == State.REVOKED) {
            throw new Refused("gateway.revoked", "a revoked gateway stays revoked");
        }
        return stored;
    }

    private void requireInUse(TerminalId id) {
        boolean known = terminals
                .find(id)
                .filter(terminal -> terminal.status().isDevice())
                .isPresent();
        if (!known) {
            throw Refused.at("/terminalIds", "gateway.terminal.unknown", "there is no terminal " + id.text());
        }
    }

    private String names(Set<TerminalId> ids) {
        return ids.stream()
                .map(id -> terminals
                        .find(id)
                        .map(terminal -> terminal.name().any())
                        .orElse(id.text()))
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .collect(Collectors.joining(", "));
    }

    private String newCode() {
        return IntStream.range(0, GROUPS)
                .mapToObj(group -> random.ints(GROUP, 0, LETTERS.length())
                        .mapToObj(letter -> LETTERS.substring(letter, letter + 1))
                        .collect(Collectors.joining()))
                .collect(Collectors.joining("-"));
    }

    private static AuditDraft audit(Actor actor, String action, Gateway gateway) {
        return AuditDraft.of(actor, action, "gateway", gateway.id().text(), gateway.name());
    }
}
