package org.clockhouse.store.internal.terminal;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.store.internal.FieldCipher;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.Sql;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.Terminal.SettingValue;

/** The settings of terminals; secret ones are sealed with terminal and key bound in. */
final class TerminalSettings {

    /** Most ids in one condition. */
    private static final int AT_ONCE = 500;

    private final JpaTransactions transactions;
    private final FieldCipher.Column sealed;

    TerminalSettings(JpaTransactions transactions, FieldCipher cipher) {
        this.transactions = transactions;
        this.sealed = cipher.column("terminal_setting", "sealed");
    }

    void replace(Terminal terminal) {
        String org = transactions.org().text();
        String id = terminal.id().text();
        transactions
                .sql("delete from terminal_setting where org_id = ? and terminal_id = ?", org, id)
                .update();
        List<Object[]> rows = terminal.settings().entrySet().stream()
                .map(entry -> row(org, id, entry.getKey(), entry.getValue()))
                .toList();
        Sql.batch(
                transactions.connection(),
                "insert into terminal_setting (org_id, terminal_id, setting_key, secret, plain, sealed)"
                        + " values (?, ?, ?, ?, ?, ?)",
                rows);
    }

    Map<TerminalId, Map<String, SettingValue>> of(List<TerminalId> terminals) {
        Map<TerminalId, Map<String, SettingValue>> found = new HashMap<>();
        for (int from = 0; from < terminals.size(); from += AT_ONCE) {
            Collection<TerminalId> some = terminals.subList(from, Math.min(terminals.size(), from + AT_ONCE));
            transactions
                    .sql(
                            "select * from terminal_setting where org_id = ?",
                            transactions.org().text())
                    .in("terminal_id", some.stream().map(TerminalId::text).toList())
                    .each(row -> found.computeIfAbsent(TerminalId.of(row.text("terminal_id")), id -> new HashMap<>())
                            .put(row.text("setting_key"), value(row)));
        }
        return found;
    }

    private Object[] row(String org, String terminal, String key, SettingValue value) {
        return new Object[] {
            org,
            terminal,
            key,
            value.secret(),
            value.secret() ? null : value.text(),
            value.secret() ? sealed.seal(place(org, terminal, key), value.text()) : null
        };
    }

    private SettingValue value(Sql.Row row) {
        String place = place(row.text("org_id"), row.text("terminal_id"), row.text("setting_key"));
        return row.flag("secret")
                ? new SettingValue(sealed.open(place, row.bytes("sealed")), true)
                : new SettingValue(row.text("plain"), false);
    }

    private static String place(String org, String terminal, String key) {
        return org + "|" + terminal + "|" + key;
    }
}
