package org.clockhouse.store.internal.punch;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.punch.NewPunch;
import org.clockhouse.punch.PunchBatch;
import org.clockhouse.punch.PunchKey;
import org.clockhouse.punch.PunchSubject;
import org.clockhouse.punch.QuarantineDraft;
import org.clockhouse.store.internal.BlindIndex;
import org.clockhouse.store.internal.FieldCipher;

/** Makes what must not be read in the database unreadable, and finds it all the same. */
final class PunchSeal {

    /** What a punch carries beside its columns. Texts are empty when there is none. */
    record Extras(String token, String raw, String workCode, String reason, String photo, OptionalInt score) {

        static final Extras NONE = new Extras("", "", "", "", "", OptionalInt.empty());
    }

    private final FieldCipher.Column punches;
    private final FieldCipher.Column rows;
    private final BlindIndex index;

    PunchSeal(FieldCipher cipher, BlindIndex index) {
        this.punches = cipher.column("punch", "sealed");
        this.rows = cipher.column("punch_quarantine", "sealed");
        this.index = index;
    }

    /** Leaves out those that are in the log for sure. */
    PreparedBatch prepare(OrgId org, PunchBatch batch, RecentPunches recent) {
        List<PreparedPunch> prepared = new ArrayList<>(batch.punches().size());
        for (NewPunch punch : batch.punches()) {
            long hash = hash(punch.subject());
            long reading = punch.time().clockReading().toEpochSecond(ZoneOffset.UTC);
            if (!recent.hold(org, batch.terminal(), hash, reading, punch.attributes())) {
                prepared.add(new PreparedPunch(
                        punch, Manner.of(punch, batch.road()), hash, reading, sealed(org, hash, reading, punch)));
            }
        }
        List<PreparedBatch.PreparedRow> quarantined = batch.unreadable().stream()
                .map(draft -> prepare(org, batch.terminal(), draft))
                .toList();
        return new PreparedBatch(org, batch, prepared, quarantined, new CompletableFuture<>());
    }

    /** 64 bits of the blind index: enough to tell the subjects of one terminal and second apart. */
    long hash(PunchSubject subject) {
        return ByteBuffer.wrap(index.of("punch.subject", subject.kind() + "|" + subject.text()))
                .getLong();
    }

    PreparedPunch.Identity identity(PunchKey key, int terminal) {
        return new PreparedPunch.Identity(
                hash(key.subject()), key.clockReading().toEpochSecond(ZoneOffset.UTC), terminal);
    }

    Extras open(OrgId org, long subjectHash, long reading, byte[] sealed) {
        if (sealed == null) {
            return Extras.NONE;
        }
        byte[] plain = punches.openBytes(row(org, subjectHash, reading), sealed);
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(plain))) {
            return new Extras(in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF(), score(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stands only behind a punch that has one. */
    private static OptionalInt score(DataInputStream in) throws IOException {
        return in.available() > 0 ? OptionalInt.of(in.readUnsignedByte()) : OptionalInt.empty();
    }

    String openRaw(OrgId org, TerminalId terminal, byte[] sealed) {
        return rows.open(org.text() + "|" + terminal.text(), sealed);
    }

    private byte[] sealed(OrgId org, long hash, long reading, NewPunch punch) {
        PunchSubject subject = punch.subject();
        Extras extras = new Extras(
                subject.kind().isSecret() ? subject.text() : "",
                punch.attributes().raw(),
                punch.attributes().workCode(),
                punch.attributes().reason(),
                punch.attributes().photo(),
                punch.attributes().score());
        return extras.equals(Extras.NONE) ? null : punches.sealBytes(row(org, hash, reading), bytes(extras));
    }

    private PreparedBatch.PreparedRow prepare(OrgId org, TerminalId terminal, QuarantineDraft draft) {
        byte[] hash = index.of("punch_quarantine.raw", draft.raw());
        return new PreparedBatch.PreparedRow(draft, hash, rows.seal(org.text() + "|" + terminal.text(), draft.raw()));
    }

    /** Bound to what identifies the punch; its position is not known yet when it is sealed. */
    private static String row(OrgId org, long subjectHash, long reading) {
        return org.text() + "|" + subjectHash + "|" + reading;
    }

    private static byte[] bytes(Extras extras) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(extras.token());
            out.writeUTF(extras.raw());
            out.writeUTF(extras.workCode());
            out.writeUTF(extras.reason());
            out.writeUTF(extras.photo());
            if (extras.score().isPresent()) {
                out.writeByte(extras.score().getAsInt());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
