package org.clockhouse.store.internal.punch;

import java.sql.Connection;
import org.clockhouse.store.internal.Sql;

/**
 * Gives out positions. The company's head row stays locked until the commit, so whoever gets higher positions commits
 * later, on this node or another: a position becomes visible only when every lower one is.
 */
final class PunchHead {

    private PunchHead() {}

    /** @return the last position before those taken */
    static long take(Connection connection, String org, int count) {
        int moved = new Sql(
                        connection,
                        "update punch_head set last_position = last_position + ? where org_id = ?",
                        count,
                        org)
                .update();
        if (moved == 0) {
            new Sql(connection, "insert into punch_head (org_id, last_position) values (?, ?)", org, count).update();
            return 0;
        }
        return new Sql(connection, "select last_position from punch_head where org_id = ?", org).number() - count;
    }
}
