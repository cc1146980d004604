package org.clockhouse.store.internal;

import java.sql.Connection;
import java.util.List;

class PostgresSchemaTest extends SchemaContract {

    @Override
    Databases.Open store() {
        return Databases.postgres();
    }

    @Override
    List<Key> keys(Connection connection) {
        return new Sql(
                        connection,
                        "select t.relname as table_name, k.conname as key_name, c.attname as column_name"
                                + " from pg_constraint k join pg_class t on t.oid = k.conrelid"
                                + " join pg_attribute c on c.attrelid = t.oid and c.attnum = k.conkey[1]"
                                + " where k.contype in ('p', 'u', 'f') and k.connamespace = 'public'::regnamespace")
                .list(row -> new Key(row.text("table_name"), row.text("key_name"), row.text("column_name")));
    }
}
