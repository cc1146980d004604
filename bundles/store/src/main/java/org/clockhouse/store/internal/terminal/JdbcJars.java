package org.clockhouse.store.internal.terminal;

import java.util.List;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.Sql;
import org.clockhouse.terminal.InstalledDriver.Jar;
import org.clockhouse.terminal.InstalledDriver.Origin;
import org.clockhouse.terminal.spi.JarRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Driver jars by plain SQL. */
@Component
public final class JdbcJars implements JarRepository {

    private final JpaTransactions transactions;

    @Activate
    public JdbcJars(@Reference JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void save(Jar jar) {
        remove(jar.symbolicName());
        transactions
                .sql(
                        "insert into driver_jar (org_id, symbolic_name, version, file_name, sha256, signer, origin,"
                                + " installed_at, installed_by) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        transactions.org().text(),
                        jar.symbolicName(),
                        jar.version(),
                        jar.fileName(),
                        jar.sha256(),
                        jar.signer(),
                        jar.origin(),
                        jar.installedAt().orElse(null),
                        jar.installedBy())
                .update();
    }

    @Override
    public void remove(String symbolicName) {
        transactions
                .sql(
                        "delete from driver_jar where org_id = ? and symbolic_name = ?",
                        transactions.org().text(),
                        symbolicName)
                .update();
    }

    @Override
    public List<Jar> all() {
        return transactions
                .sql(
                        "select * from driver_jar where org_id = ? order by symbolic_name",
                        transactions.org().text())
                .list(JdbcJars::jar);
    }

    private static Jar jar(Sql.Row row) {
        return new Jar(
                row.text("symbolic_name"),
                row.text("version"),
                row.text("file_name"),
                row.text("sha256"),
                row.text("signer"),
                row.constant(Origin.class, "origin"),
                row.optionalInstant("installed_at"),
                row.text("installed_by"));
    }
}
