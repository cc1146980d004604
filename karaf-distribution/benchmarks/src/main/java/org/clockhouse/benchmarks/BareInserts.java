package org.clockhouse.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/**
 * The bound: the same rows into a table with the log's columns, keys and index by person, which grows as the log does; a
 * prepared insert sent as one batch, a commit, from as many connections as there are callers. Left out is what the log does
 * beside: no encryption or blind index (random bytes of the same length), no days for attendance, no cursor and watermark
 * of the terminal, no answer that tells new from known.
 */
final class BareInserts {

    private static final String ORG = "0190a000-0000-7000-8000-000000000001";
    private static final int SEALED = 75;

    private final DataSource source;
    private final String insert;
    private final AtomicLong position = new AtomicLong();

    private BareInserts(DataSource source, boolean derby) {
        this.source = source;
        this.insert = "insert into bare values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)"
                + (derby ? "" : " on conflict do nothing");
    }

    static BareInserts create(DataSource source, boolean derby) throws SQLException {
        String id = derby ? "char(36)" : "char(36) collate \"C\"";
        String bytes = derby ? "varchar(32672) for bit data" : "bytea";
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("create table bare (org_id " + id
                    + " not null, position bigint not null, terminal_number int not null,"
                    + " subject_hash bigint not null, reading bigint not null, made_at bigint not null,"
                    + " received_at bigint not null, manner_number int not null, subject varchar(128), employee_id "
                    + id + ", sealed " + bytes
                    + ", nth int default 0 not null, constraint bare_primary primary key (org_id, position),"
                    + " constraint bare_key unique (org_id, subject_hash, reading, terminal_number, nth))");
            statement.executeUpdate("create index bare_of_employee on bare (employee_id, made_at)");
        }
        return new BareInserts(source, derby);
    }

    Load.Work work(int thread, int batch) throws SQLException {
        Connection connection = source.getConnection();
        connection.setAutoCommit(false);
        PreparedStatement statement = connection.prepareStatement(insert);
        Punches punches = new Punches(thread, batch);
        int terminal = ThreadLocalRandom.current().nextInt();
        return new Load.Work() {
            @Override
            public int once() throws SQLException {
                for (Punches.One punch : punches.next()) {
                    bind(statement, terminal, punch);
                    statement.addBatch();
                }
                statement.executeBatch();
                connection.commit();
                return batch;
            }

            @Override
            public void end() throws SQLException {
                statement.close();
                connection.close();
            }
        };
    }

    private void bind(PreparedStatement statement, int terminal, Punches.One punch) throws SQLException {
        byte[] sealed = new byte[SEALED];
        ThreadLocalRandom.current().nextBytes(sealed);
        statement.setString(1, ORG);
        statement.setLong(2, position.incrementAndGet());
        statement.setInt(3, terminal);
        statement.setLong(4, punch.person() * 0x9E3779B97F4A7C15L);
        statement.setLong(5, punch.second());
        statement.setLong(6, punch.second() * 1000);
        statement.setLong(7, punch.second() * 1000);
        statement.setInt(8, 1);
        statement.setString(9, punch.number());
        statement.setString(10, ORG.substring(0, 31) + punch.number());
        statement.setBytes(11, sealed);
    }
}
