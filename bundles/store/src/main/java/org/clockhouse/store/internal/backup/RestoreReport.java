package org.clockhouse.store.internal.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.audit.ChainReport;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.Companies;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Workers;
import org.clockhouse.store.internal.Database;
import org.clockhouse.store.internal.DurableFiles;
import org.clockhouse.store.internal.FieldCipher;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.SealedColumn;
import org.clockhouse.store.internal.Sql;
import org.clockhouse.store.internal.vault.FileBlobs;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Proves a restored installation once it is open and leaves {@code report.txt} for whoever must show that the backup was
 * good: rows counted, the audit trail walked from its first entry, sealed values and files opened with the keys that came
 * out of the recovery file.
 */
@Component(
        immediate = true,
        service = {})
public final class RestoreReport {

    private static final Logger log = LoggerFactory.getLogger(RestoreReport.class);
    private static final int SAMPLE = 200;

    private final Database database;
    private final JpaTransactions transactions;
    private final AuditTrail audit;
    private final Companies companies;
    private final FileBlobs blobs;
    private final Clock clock;
    private final Path directory;
    private final Workers.Crew crew;

    private record Part(String line, boolean good) {}

    @Activate
    public RestoreReport(
            BundleContext context,
            @Reference Database database,
            @Reference JpaTransactions transactions,
            @Reference AuditTrail audit,
            @Reference Companies companies,
            @Reference FileBlobs blobs,
            @Reference Clock clock,
            @Reference Workers workers) {
        this(
                Path.of(context.getProperty("karaf.data"), "restore"),
                database,
                transactions,
                audit,
                companies,
                blobs,
                clock,
                workers);
        crew.run(this::writeIfRestored);
    }

    RestoreReport(
            Path directory,
            Database database,
            JpaTransactions transactions,
            AuditTrail audit,
            Companies companies,
            FileBlobs blobs,
            Clock clock,
            Workers workers) {
        this.directory = directory;
        this.database = database;
        this.transactions = transactions;
        this.audit = audit;
        this.companies = companies;
        this.blobs = blobs;
        this.clock = clock;
        this.crew = workers.crew("restore-report", 1);
    }

    @Deactivate
    public void stop() {
        crew.close();
    }

    void writeIfRestored() {
        Path restored = directory.resolve("restored");
        if (!Files.exists(restored)) {
            return;
        }
        try {
            String backup = Files.readString(restored, StandardCharsets.UTF_8).strip();
            List<Part> parts = new ArrayList<>();
            parts.add(rows());
            for (OrgId org : companies.all()) {
                parts.add(trail(org));
                parts.add(files(org));
            }
            SealedColumn.all().forEach(column -> parts.add(sealed(column)));
            boolean good = parts.stream().allMatch(Part::good);
            record(backup, good);
            DurableFiles.writePrivate(
                    directory.resolve("report.txt"), text(backup, parts, good).getBytes(StandardCharsets.UTF_8));
            Files.delete(restored);
        } catch (IOException | SQLException | RuntimeException e) {
            log.error("The restored installation could not be checked; this is tried again at the next start", e);
        }
    }

    private String text(String backup, List<Part> parts, boolean good) {
        StringJoiner lines = new StringJoiner("\n", "", "\n");
        lines.add("Clockhouse, report of a restored backup");
        lines.add("backup: " + backup);
        lines.add("checked: " + clock.instant());
        parts.forEach(part -> lines.add((part.good() ? "good  " : "BAD   ") + part.line()));
        lines.add(good ? "result: good" : "result: NOT GOOD, see the lines marked BAD");
        return lines.toString();
    }

    private void record(String backup, boolean good) {
        for (OrgId org : companies.all()) {
            audit.recordApart(AuditDraft.of(Actor.system(org, "store"), "backup.restore", "backup", backup, backup)
                    .with(Map.of("good", good)));
        }
    }

    private Part rows() throws SQLException {
        long rows = 0;
        int tables = 0;
        try (Connection connection = database.connection()) {
            for (String table : tables(connection)) {
                rows += new Sql(connection, "select count(*) from \"" + table + "\"").number();
                tables++;
            }
            connection.rollback();
        }
        return new Part("database: " + tables + " tables, " + rows + " rows", tables > 0);
    }

    private static List<String> tables(Connection connection) throws SQLException {
        DatabaseMetaData catalog = connection.getMetaData();
        List<String> names = new ArrayList<>();
        try (ResultSet found =
                catalog.getTables(connection.getCatalog(), connection.getSchema(), "%", new String[] {"TABLE"})) {
            while (found.next()) {
                names.add(found.getString("TABLE_NAME"));
            }
        }
        return names;
    }

    private Part trail(OrgId org) {
        ChainReport report = audit.verify(org);
        String first = report.firstBroken()
                .map(finding ->
                        "; first finding: " + finding.kind() + " at " + finding.sequence() + " " + finding.detail())
                .orElse("");
        return new Part(
                "audit trail of company " + org.text() + ": " + report.entries() + " entries and "
                        + report.checkpoints()
                        + " checkpoints, key " + report.keyFingerprint() + ", "
                        + report.findings().size()
                        + " findings" + first,
                report.ok());
    }

    private Part files(OrgId org) {
        List<String> hashes = transactions.in(org, () -> transactions
                .sql("select hash from blob_file where org_id = ? and uses > 0 order by hash", org.text())
                .list(row -> row.text("hash")));
        long opened = hashes.stream()
                .limit(SAMPLE)
                .filter(hash -> transactions.in(org, () -> blobs.isWhole(hash)))
                .count();
        long tried = Math.min(SAMPLE, hashes.size());
        return new Part("files: " + opened + " of " + tried + " opened, of " + hashes.size(), opened == tried);
    }

    private Part sealed(SealedColumn column) {
        FieldCipher.Column cipher = database.cipher().column(column);
        int[] count = new int[2];
        try (Connection connection = database.connection()) {
            new Sql(connection, column.select() + " fetch first " + SAMPLE + " rows only").each(row -> {
                byte[] value = row.bytes(column.column());
                if (value.length > 0) {
                    count[0]++;
                    count[1] += opens(cipher, column.rowKey(row), value) ? 1 : 0;
                }
            });
            connection.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new Part(
                "sealed " + column.table() + "." + column.column() + ": " + count[1] + " of " + count[0] + " opened",
                count[0] == count[1]);
    }

    private static boolean opens(FieldCipher.Column cipher, String row, byte[] value) {
        try {
            cipher.openBytes(row, value);
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }
}
