package org.clockhouse.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * The bound: six columns, a primary key and the unique key of terminal, subject and reading, a prepared insert sent as one
 * batch, a commit. Nothing is encrypted, marked or looked up.
 */
final class BareInserts {

    private final DataSource source;
    private final String insert;
    private final int batch;

    BareInserts(DataSource source, boolean derby, int batch) throws SQLException {
        this.source = source;
        this.batch = batch;
        this.insert = "insert into bare (terminal, subject, reading, method, received) values (?, ?, ?, ?, ?)"
                + (derby ? "" : " on conflict do nothing");
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("drop table " + (derby ? "" : "if exists ") + "bare");
        } catch (SQLException e) {
            // Derby knows no "if exists"
        }
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table bare (position bigint not null generated always as identity primary key,"
                    + " terminal varchar(36) not null, subject varchar(24) not null, reading bigint not null,"
                    + " method varchar(12) not null, received bigint not null,"
                    + " constraint bare_key unique (terminal, subject, reading))");
        }
    }

    Load.Work work(int thread) throws SQLException {
        Connection connection = source.getConnection();
        connection.setAutoCommit(false);
        PreparedStatement statement = connection.prepareStatement(insert);
        Punches punches = new Punches(thread, batch);
        return new Load.Work() {
            @Override
            public int once() throws SQLException {
                for (Punches.One punch : punches.next()) {
                    statement.setString(1, punches.terminal().text());
                    statement.setString(2, punch.number());
                    statement.setLong(3, punch.second());
                    statement.setString(4, "CARD");
                    statement.setLong(5, punch.second() * 1000);
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
}
