package org.clockhouse.store.internal.terminal;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.Sql;
import org.clockhouse.terminal.Gateway;
import org.clockhouse.terminal.GatewayId;
import org.clockhouse.terminal.spi.GatewayRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Gateways by plain SQL; they are few and read whole. */
@Component
public final class JdbcGateways implements GatewayRepository {

    private final JpaTransactions transactions;

    @Activate
    public JdbcGateways(@Reference JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void add(Gateway gateway, Proof proof) {
        transactions
                .sql(
                        "insert into gateway (org_id, id, name, state, created_at, code_hash, code_until_at, secret_hash,"
                                + " received, version) values (?, ?, ?, ?, ?, ?, ?, ?, 0, ?)",
                        org(),
                        gateway.id().text(),
                        gateway.name(),
                        gateway.state(),
                        gateway.createdAt(),
                        proof.code(),
                        proof.codeUntil(),
                        proof.secret(),
                        gateway.version())
                .update();
    }

    @Override
    public Gateway update(Gateway gateway, Proof proof) {
        int changed = transactions
                .sql(
                        "update gateway set state = ?, code_hash = ?, code_until_at = ?, secret_hash = ?,"
                                + " version = version + 1 where org_id = ? and id = ? and version = ?",
                        gateway.state(),
                        proof.code(),
                        proof.codeUntil(),
                        proof.secret(),
                        org(),
                        gateway.id().text(),
                        gateway.version())
                .update();
        return changed(gateway, changed);
    }

    @Override
    public Gateway assign(Gateway gateway, Set<TerminalId> terminals) {
        String id = gateway.id().text();
        int changed = transactions
                .sql(
                        "update gateway set version = version + 1 where org_id = ? and id = ? and version = ?",
                        org(),
                        id,
                        gateway.version())
                .update();
        Map<TerminalId, GatewayId> before = serving();
        Set<TerminalId> served = everServed(gateway.id());
        transactions
                .sql("delete from gateway_terminal where org_id = ? and gateway_id = ?", org(), id)
                .update();
        for (TerminalId terminal : terminals) {
            if (!before.getOrDefault(terminal, gateway.id()).equals(gateway.id())) {
                throw Refused.duplicateAt(
                        "/terminalIds", "gateway.terminal.taken", "another gateway serves " + terminal.text());
            }
        }
        insert("gateway_terminal", gateway.id(), terminals);
        Set<TerminalId> added = new HashSet<>(terminals);
        added.removeAll(served);
        insert("gateway_served", gateway.id(), added);
        return changed(gateway, changed);
    }

    private void insert(String table, GatewayId gateway, Set<TerminalId> terminals) {
        List<Object[]> rows = terminals.stream()
                .map(terminal -> new Object[] {org(), gateway.text(), terminal.text()})
                .toList();
        Sql.batch(
                transactions.connection(),
                "insert into " + table + " (org_id, gateway_id, terminal_id) values (?, ?, ?)",
                rows);
    }

    private Gateway changed(Gateway gateway, int rows) {
        if (rows == 0) {
            throw new Stale("gateway", gateway.id().text());
        }
        return find(gateway.id()).orElseThrow();
    }

    @Override
    public Optional<Gateway> find(GatewayId gateway) {
        return select("id", gateway.text());
    }

    @Override
    public Optional<Gateway> byCode(String code) {
        return code.isEmpty() ? Optional.empty() : select("code_hash", code);
    }

    @Override
    public Optional<Gateway> bySecret(String secret) {
        return secret.isEmpty() ? Optional.empty() : select("secret_hash", secret);
    }

    private Optional<Gateway> select(String column, String value) {
        Map<GatewayId, Set<TerminalId>> terminals = terminals();
        return transactions
                .sql("select * from gateway where org_id = ? and " + column + " = ?", org(), value)
                .first(row -> gateway(row, terminals));
    }

    @Override
    public List<Gateway> all() {
        Map<GatewayId, Set<TerminalId>> terminals = terminals();
        return transactions
                .sql("select * from gateway where org_id = ? order by id", org())
                .list(row -> gateway(row, terminals));
    }

    @Override
    public Proof proof(GatewayId gateway) {
        return transactions
                .sql("select * from gateway where org_id = ? and id = ?", org(), gateway.text())
                .first(row -> new Proof(row.text("code_hash"), row.instant("code_until_at"), row.text("secret_hash")))
                .orElseThrow(() -> new NotFound("gateway", gateway.text()));
    }

    @Override
    public Set<TerminalId> everServed(GatewayId gateway) {
        Set<TerminalId> served = new HashSet<>();
        transactions
                .sql("select * from gateway_served where org_id = ? and gateway_id = ?", org(), gateway.text())
                .each(row -> served.add(TerminalId.of(row.text("terminal_id"))));
        return served;
    }

    @Override
    public void heard(GatewayId gateway, Gateway.Heard heard) {
        transactions
                .sql(
                        "update gateway set contact_at = ?, clock_error_millis = ?, waiting = ?, oldest_at = ?,"
                                + " software = ?, held = ? where org_id = ? and id = ?",
                        heard.at(),
                        heard.clockError().toMillis(),
                        heard.waiting(),
                        heard.oldest().orElse(null),
                        heard.software(),
                        heard.held(),
                        org(),
                        gateway.text())
                .update();
    }

    @Override
    public long received(GatewayId gateway) {
        return transactions
                .sql("select received from gateway where org_id = ? and id = ?", org(), gateway.text())
                .number();
    }

    @Override
    public void received(GatewayId gateway, long position) {
        transactions
                .sql("update gateway set received = ? where org_id = ? and id = ?", position, org(), gateway.text())
                .update();
    }

    /** Which gateway serves which terminal. */
    private Map<TerminalId, GatewayId> serving() {
        return serving(transactions);
    }

    static Map<TerminalId, GatewayId> serving(JpaTransactions transactions) {
        Map<TerminalId, GatewayId> serving = new HashMap<>();
        transactions
                .sql(
                        "select * from gateway_terminal where org_id = ?",
                        transactions.org().text())
                .each(row -> serving.put(TerminalId.of(row.text("terminal_id")), GatewayId.of(row.text("gateway_id"))));
        return serving;
    }

    private Map<GatewayId, Set<TerminalId>> terminals() {
        Map<GatewayId, Set<TerminalId>> terminals = new HashMap<>();
        serving().forEach((terminal, gateway) -> terminals
                .computeIfAbsent(gateway, none -> new HashSet<>())
                .add(terminal));
        return terminals;
    }

    private String org() {
        return transactions.org().text();
    }

    private static Gateway gateway(Sql.Row row, Map<GatewayId, Set<TerminalId>> terminals) {
        GatewayId id = GatewayId.of(row.text("id"));
        return new Gateway(
                id,
                row.text("name"),
                row.constant(Gateway.State.class, "state"),
                terminals.getOrDefault(id, Set.of()),
                row.optionalInstant("contact_at").map(at -> heard(row, at)),
                row.instant("created_at"),
                row.number("version"));
    }

    private static Gateway.Heard heard(Sql.Row row, Instant at) {
        return new Gateway.Heard(
                at,
                Duration.ofMillis(row.number("clock_error_millis")),
                row.number("waiting"),
                row.optionalInstant("oldest_at"),
                row.text("software"),
                row.text("held"));
    }
}
