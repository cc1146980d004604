package org.clockhouse.store.internal.notice;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Slice;
import org.clockhouse.notice.Channel;
import org.clockhouse.notice.Message;
import org.clockhouse.notice.Message.State;
import org.clockhouse.notice.MessageDraft;
import org.clockhouse.notice.MessageId;
import org.clockhouse.notice.spi.MessageRepository;
import org.clockhouse.notice.spi.Parcel;
import org.clockhouse.store.internal.FieldCipher;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Messages; what they say and where they go is sealed with the message bound in. */
@Component
public final class SqlMessages implements MessageRepository {

    /** Candidates that are tried before a claim gives up for now. */
    private static final int CANDIDATES = 5;

    private final JpaTransactions transactions;
    private final FieldCipher.Column targets;
    private final FieldCipher.Column subjects;
    private final FieldCipher.Column bodies;

    @Activate
    public SqlMessages(@Reference JpaTransactions transactions, @Reference FieldCipher cipher) {
        this.transactions = transactions;
        this.targets = cipher.column("message", "target");
        this.subjects = cipher.column("message", "subject");
        this.bodies = cipher.column("message", "body");
    }

    @Override
    public void add(Parcel parcel) {
        Message message = parcel.message();
        String place = place(message.id().text());
        Optional<MessageDraft.File> file = parcel.files().stream().findFirst();
        transactions
                .sql(
                        "insert into message (org_id, id, channel, target, subject, body, file_name, file_type, file_blob,"
                                + " state, attempts, made_at, due_at, lease_end_at, failure)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        org(),
                        message.id().text(),
                        message.channel(),
                        targets.seal(place, message.target()),
                        subjects.seal(place, message.subject()),
                        bodies.seal(place, parcel.body()),
                        file.map(MessageDraft.File::name).orElse(null),
                        file.map(MessageDraft.File::mediaType).orElse(null),
                        file.map(MessageDraft.File::blob).orElse(null),
                        message.state(),
                        message.attempts(),
                        message.madeAt(),
                        message.dueAt(),
                        0,
                        message.failure())
                .update();
    }

    @Override
    public Optional<Parcel> claim(Channel channel, Instant now, Instant leaseEnd) {
        List<String> due = transactions
                .sql(
                        "select id from message where org_id = ? and state = ? and channel = ? and due_at <= ?"
                                + " and lease_end_at <= ? order by due_at fetch first " + CANDIDATES + " rows only",
                        org(),
                        State.WAITING,
                        channel,
                        now,
                        now)
                .list(row -> row.text("id"));
        // Of two that see the same row, the update lets one through.
        return due.stream()
                .filter(id -> transactions
                                .sql(
                                        "update message set attempts = attempts + 1, lease_end_at = ? where org_id = ?"
                                                + " and id = ? and state = ? and lease_end_at <= ?",
                                        leaseEnd,
                                        org(),
                                        id,
                                        State.WAITING,
                                        now)
                                .update()
                        == 1)
                .findFirst()
                .flatMap(id -> one(id).first(this::parcel));
    }

    @Override
    public boolean settle(Message after) {
        return transactions
                        .sql(
                                "update message set state = ?, due_at = ?, failure = ?, lease_end_at = 0"
                                        + " where org_id = ? and id = ? and state = ? and attempts = ?",
                                after.state(),
                                after.dueAt(),
                                after.failure(),
                                org(),
                                after.id().text(),
                                State.WAITING,
                                after.attempts())
                        .update()
                == 1;
    }

    @Override
    public Slice<Message> page(Optional<State> state, Page page) {
        List<Message> found = transactions
                .sql("select * from message where org_id = ?", org())
                .and(state.isPresent(), "state = ?", state.map(State::name).orElse(""))
                .and(!page.after().isEmpty(), "id < ?", page.after())
                .append(" order by id desc fetch first " + (page.limit() + 1) + " rows only")
                .list(this::message);
        return Slice.of(found, page, message -> message.id().text());
    }

    @Override
    public Optional<Message> find(MessageId id) {
        return one(id.text()).first(this::message);
    }

    @Override
    public boolean revive(MessageId id, Instant due) {
        return transactions
                        .sql(
                                "update message set state = ?, attempts = 0, made_at = ?, due_at = ?, lease_end_at = 0"
                                        + " where org_id = ? and id = ? and state = ?",
                                State.WAITING,
                                due,
                                due,
                                org(),
                                id.text(),
                                State.GIVEN_UP)
                        .update()
                == 1;
    }

    @Override
    public List<List<String>> forget(Instant before, int limit) {
        List<Parcel> old = transactions
                .sql(
                        "select * from message where org_id = ? and made_at < ? and state <> ? order by made_at"
                                + " fetch first " + limit + " rows only",
                        org(),
                        before,
                        State.WAITING)
                .list(this::parcel);
        transactions
                .sql("delete from message where org_id = ?", org())
                .in("id", old.stream().map(one -> one.message().id().text()).toList())
                .update();
        return old.stream()
                .map(one -> one.files().stream().map(MessageDraft.File::blob).toList())
                .toList();
    }

    private Sql one(String id) {
        return transactions.sql("select * from message where org_id = ? and id = ?", org(), id);
    }

    private Message message(Sql.Row row) {
        String place = place(row.text("id"));
        return new Message(
                MessageId.of(row.text("id")),
                row.constant(Channel.class, "channel"),
                targets.open(place, row.bytes("target")),
                subjects.open(place, row.bytes("subject")),
                row.constant(State.class, "state"),
                row.integer("attempts"),
                row.instant("made_at"),
                row.instant("due_at"),
                row.text("failure"));
    }

    private Parcel parcel(Sql.Row row) {
        return new Parcel(
                message(row),
                bodies.open(place(row.text("id")), row.bytes("body")),
                row.isNull("file_blob")
                        ? List.of()
                        : List.of(new MessageDraft.File(
                                row.text("file_name"), row.text("file_type"), row.text("file_blob"))));
    }

    private String place(String id) {
        return org() + "|" + id;
    }

    private String org() {
        return transactions.org().text();
    }
}
