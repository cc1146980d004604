package org.clockhouse.terminal;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.terminal.spi.BranchRepository;
import org.clockhouse.terminal.spi.GatewayRepository;

/** Gateways, and what a gateway knows of itself, in maps, for each company one set. */
public final class InMemoryGateways implements GatewayRepository, BranchRepository {

    private static final class Row {
        Gateway gateway;
        Proof proof;
        long received;
        final Set<TerminalId> served = new HashSet<>();
    }

    private final InMemoryTransactions transactions;
    private final InMemoryTerminals terminals;
    private final Map<OrgId, Map<GatewayId, Row>> companies = new HashMap<>();
    private final Map<OrgId, Enrolment> branches = new HashMap<>();
    private final Map<OrgId, Map<Long, Carried>> carried = new HashMap<>();

    public InMemoryGateways(InMemoryTransactions transactions, InMemoryTerminals terminals) {
        this.transactions = transactions;
        this.terminals = terminals;
    }

    private Map<GatewayId, Row> rows() {
        return companies.computeIfAbsent(transactions.org(), org -> new HashMap<>());
    }

    @Override
    public void add(Gateway gateway, Proof proof) {
        Row row = new Row();
        row.gateway = gateway;
        row.proof = proof;
        rows().put(gateway.id(), row);
    }

    @Override
    public Gateway update(Gateway gateway, Proof proof) {
        Row row = current(gateway);
        row.proof = proof;
        row.gateway = next(row.gateway, gateway.state());
        return find(gateway.id()).orElseThrow();
    }

    @Override
    public Gateway assign(Gateway gateway, Set<TerminalId> wanted) {
        Row row = current(gateway);
        Map<TerminalId, GatewayId> serving = terminals.serving();
        wanted.forEach(terminal -> {
            if (!serving.getOrDefault(terminal, gateway.id()).equals(gateway.id())) {
                throw Refused.duplicateAt(
                        "/terminalIds", "gateway.terminal.taken", "another gateway serves " + terminal.text());
            }
        });
        serving.values().removeIf(gateway.id()::equals);
        wanted.forEach(terminal -> serving.put(terminal, gateway.id()));
        row.served.addAll(wanted);
        row.gateway = next(row.gateway, row.gateway.state());
        return find(gateway.id()).orElseThrow();
    }

    private Row current(Gateway gateway) {
        Row row = rows().get(gateway.id());
        if (row.gateway.version() != gateway.version()) {
            throw new Stale("gateway", gateway.id().text());
        }
        return row;
    }

    private static Gateway next(Gateway from, Gateway.State state) {
        return new Gateway(from.id(), from.name(), state, Set.of(), from.heard(), from.createdAt(), from.version() + 1);
    }

    @Override
    public Optional<Gateway> find(GatewayId gateway) {
        return Optional.ofNullable(rows().get(gateway)).map(this::whole);
    }

    @Override
    public Optional<Gateway> byCode(String code) {
        return first(row -> !code.isEmpty() && row.proof.code().equals(code));
    }

    @Override
    public Optional<Gateway> bySecret(String secret) {
        return first(row -> !secret.isEmpty() && row.proof.secret().equals(secret));
    }

    private Optional<Gateway> first(Predicate<Row> fits) {
        return rows().values().stream().filter(fits).findFirst().map(this::whole);
    }

    private Gateway whole(Row row) {
        Gateway gateway = row.gateway;
        Set<TerminalId> served = terminals.serving().entrySet().stream()
                .filter(entry -> entry.getValue().equals(gateway.id()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return new Gateway(
                gateway.id(),
                gateway.name(),
                gateway.state(),
                served,
                gateway.heard(),
                gateway.createdAt(),
                gateway.version());
    }

    @Override
    public Proof proof(GatewayId gateway) {
        return rows().get(gateway).proof;
    }

    @Override
    public List<Gateway> all() {
        return rows().values().stream()
                .map(this::whole)
                .sorted(Comparator.comparing(gateway -> gateway.id().text()))
                .toList();
    }

    @Override
    public Set<TerminalId> everServed(GatewayId gateway) {
        return Set.copyOf(rows().get(gateway).served);
    }

    @Override
    public void heard(GatewayId gateway, Gateway.Heard heard) {
        Row row = rows().get(gateway);
        Gateway before = row.gateway;
        row.gateway = new Gateway(
                before.id(),
                before.name(),
                before.state(),
                Set.of(),
                Optional.of(heard),
                before.createdAt(),
                before.version());
    }

    @Override
    public long received(GatewayId gateway) {
        return rows().get(gateway).received;
    }

    @Override
    public void received(GatewayId gateway, long position) {
        rows().get(gateway).received = position;
    }

    @Override
    public Optional<Enrolment> find() {
        return Optional.ofNullable(branches.get(transactions.org()));
    }

    @Override
    public void save(Enrolment enrolment) {
        branches.put(transactions.org(), enrolment);
    }

    @Override
    public List<Carried> carried() {
        return List.copyOf(carrying().values());
    }

    @Override
    public void carry(Carried errand) {
        Map<Long, Carried> all = carrying();
        all.put(errand.origin(), errand);
        transactions.onRollback(() -> all.remove(errand.origin()));
    }

    @Override
    public void forget(Carried errand) {
        Map<Long, Carried> all = carrying();
        all.remove(errand.origin());
        transactions.onRollback(() -> all.put(errand.origin(), errand));
    }

    private Map<Long, Carried> carrying() {
        return carried.computeIfAbsent(transactions.org(), org -> new TreeMap<>());
    }
}
