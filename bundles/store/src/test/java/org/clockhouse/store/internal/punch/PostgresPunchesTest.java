package org.clockhouse.store.internal.punch;

import static org.clockhouse.punch.AtTheGate.EIGHT;
import static org.clockhouse.punch.AtTheGate.GATE;
import static org.clockhouse.punch.AtTheGate.batch;
import static org.clockhouse.punch.AtTheGate.punch;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.clockhouse.punch.PunchBatch;
import org.clockhouse.store.internal.Databases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PostgresPunchesTest extends StoredPunches {

    private static final Databases.Open OPEN = Databases.postgres();

    PostgresPunchesTest() {
        super(OPEN);
    }

    /** A trigger that is put off lets the insert pass and fails the commit. */
    @Test
    @Timeout(60)
    void whatFailsAtItsCommitIsRefusedAndStoredWhenItComesAgain() throws Exception {
        PunchBatch page = batch(GATE, List.of(punch("7", EIGHT)), List.of(), PunchBatch.Progress.NONE);
        run("create function no_room() returns trigger language plpgsql as "
                + "$$ begin raise exception 'no room on the disk' using errcode = '53100'; end $$");
        run(
                "create constraint trigger no_room after insert on punch initially deferred for each row when (new.org_id = '"
                        + org().text() + "') execute function no_room()");
        try {
            ExecutionException refused = assertThrows(
                    ExecutionException.class,
                    () -> punches().appending(org(), page).get());
            assertTrue(refused.getCause().getMessage().contains("no room on the disk"), refused.toString());
            assertEquals(List.of(), after(0));
        } finally {
            run("drop trigger no_room on punch");
            run("drop function no_room");
        }
        assertEquals(1, punches().appending(org(), page).get().added());
        assertEquals(1, after(0).size());
    }

    private static void run(String statement) throws Exception {
        try (Connection connection = OPEN.database().connection();
                Statement running = connection.createStatement()) {
            running.execute(statement);
            connection.commit();
        }
    }
}
