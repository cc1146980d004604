package org.clockhouse.store.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.derby.catalog.IndexDescriptor;

class DerbySchemaTest extends SchemaContract {

    @Override
    Databases.Open store() {
        return Databases.derby();
    }

    /** Derby keeps each such key in an index of a constraint. */
    @Override
    List<Key> keys(Connection connection) throws SQLException {
        List<Key> keys = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(
                        "select t.tablename, c.conglomeratename, c.descriptor, k.constraintname, t.tableid"
                                + " from sys.sysconglomerates c join sys.systables t on t.tableid = c.tableid"
                                + " join sys.syskeys y on y.conglomerateid = c.conglomerateid"
                                + " join sys.sysconstraints k on k.constraintid = y.constraintid"
                                + " where t.tabletype = 'T'");
                ResultSet found = query.executeQuery()) {
            while (found.next()) {
                IndexDescriptor index = (IndexDescriptor) found.getObject("descriptor");
                keys.add(new Key(
                        found.getString("tablename").toLowerCase(Locale.ROOT),
                        found.getString("constraintname").toLowerCase(Locale.ROOT),
                        column(connection, found.getString("tableid"), index.baseColumnPositions()[0])));
            }
        }
        return keys;
    }

    private static String column(Connection connection, String table, int number) {
        return new Sql(
                        connection,
                        "select columnname from sys.syscolumns where referenceid = ? and columnnumber = ?",
                        table,
                        number)
                .first(row -> row.text("columnname").toLowerCase(Locale.ROOT))
                .orElseThrow();
    }
}
