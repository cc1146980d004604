package org.clockhouse.store.internal.upkeep;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.clockhouse.kernel.IdempotencyStore;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.store.internal.Database;
import org.clockhouse.store.internal.Failures;
import org.clockhouse.store.internal.FieldCipher;
import org.clockhouse.store.internal.Sql;
import org.clockhouse.store.internal.SqlFailure;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** A row for each key; the answer is sealed, since it may name what only its caller may see. */
@Component
public final class SqlIdempotency implements IdempotencyStore {

    private static final Duration KEPT = Duration.ofHours(24);
    private static final Duration ABANDONED = Duration.ofMinutes(2);
    private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(10);

    private final Separately separately;
    private final DatabaseClock clock;
    private final FieldCipher.Column answers;
    private final AtomicLong nextSweep = new AtomicLong();

    @Activate
    public SqlIdempotency(@Reference Database database, @Reference FieldCipher cipher, @Reference Clock clock) {
        this.separately = new Separately(database);
        this.clock = new DatabaseClock(database.vendor(), clock);
        this.answers = cipher.column("idempotency", "answer");
    }

    private record Found(Kept kept, long createdAt) {}

    @Override
    public Optional<Kept> claim(OrgId org, String caller, String key, String fingerprint) {
        return separately.call(connection -> {
            long now = clock.now(connection);
            sweep(connection, now);
            Optional<Found> found = find(connection, org, caller, key);
            if (found.isPresent() && isAlive(found.get(), now)) {
                return Optional.of(found.get().kept());
            }
            if (found.isPresent()) {
                delete(connection, org, caller, key, found.get().createdAt());
            }
            insert(connection, org, caller, key, fingerprint, now);
            return Optional.empty();
        });
    }

    @Override
    public void answer(OrgId org, String caller, String key, Answer answer) {
        byte[] sealed = answers.sealBytes(row(org, caller, key), bytes(answer));
        separately.call(connection -> new Sql(
                        connection,
                        "update idempotency set state = 'DONE', answer = ?"
                                + " where org_id = ? and caller = ? and idempotency_key = ?",
                        sealed,
                        org.text(),
                        caller,
                        key)
                .update());
    }

    @Override
    public void release(OrgId org, String caller, String key) {
        separately.call(connection -> new Sql(
                        connection,
                        "delete from idempotency where org_id = ? and caller = ? and idempotency_key = ?",
                        org.text(),
                        caller,
                        key)
                .update());
    }

    private static boolean isAlive(Found found, long now) {
        Duration life = found.kept().answer().isPresent() ? KEPT : ABANDONED;
        return found.createdAt() + life.toMillis() > now;
    }

    private Optional<Found> find(Connection connection, OrgId org, String caller, String key) {
        return new Sql(
                        connection,
                        "select request_hash, state, answer, created_at from idempotency"
                                + " where org_id = ? and caller = ? and idempotency_key = ?",
                        org.text(),
                        caller,
                        key)
                .first(row -> new Found(
                        new Kept(
                                row.text("request_hash"),
                                row.text("state").equals("DONE")
                                        ? Optional.of(
                                                answer(answers.openBytes(row(org, caller, key), row.bytes("answer"))))
                                        : Optional.empty()),
                        row.number("created_at")));
    }

    private static void insert(
            Connection connection, OrgId org, String caller, String key, String fingerprint, long now) {
        try {
            new Sql(
                            connection,
                            "insert into idempotency (org_id, caller, idempotency_key, request_hash, state, created_at)"
                                    + " values (?, ?, ?, ?, 'RUNNING', ?)",
                            org.text(),
                            caller,
                            key,
                            fingerprint,
                            now)
                    .update();
        } catch (SqlFailure e) {
            throw Failures.isDuplicate(e) ? Separately.again(e) : e;
        }
    }

    private static void delete(Connection connection, OrgId org, String caller, String key, long createdAt) {
        new Sql(
                        connection,
                        "delete from idempotency"
                                + " where org_id = ? and caller = ? and idempotency_key = ? and created_at = ?",
                        org.text(),
                        caller,
                        key,
                        createdAt)
                .update();
    }

    private void sweep(Connection connection, long now) {
        long due = nextSweep.get();
        if (now >= due && nextSweep.compareAndSet(due, now + BETWEEN_SWEEPS.toMillis())) {
            new Sql(connection, "delete from idempotency where created_at < ?", now - KEPT.toMillis()).update();
        }
    }

    private static String row(OrgId org, String caller, String key) {
        return org.text() + "|" + caller + "|" + key;
    }

    private static byte[] bytes(Answer answer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(answer.status());
            out.writeInt(answer.headers().size());
            for (Map.Entry<String, String> header : answer.headers().entrySet()) {
                out.writeUTF(header.getKey());
                out.writeUTF(header.getValue());
            }
            out.write(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static Answer answer(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int status = in.readInt();
            Map<String, String> headers = new LinkedHashMap<>();
            for (int left = in.readInt(); left > 0; left--) {
                headers.put(in.readUTF(), in.readUTF());
            }
            return new Answer(status, headers, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
