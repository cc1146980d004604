package org.clockhouse.store.internal.request;

import java.util.List;
import org.clockhouse.request.Attachment;
import org.clockhouse.request.AttachmentId;
import org.clockhouse.request.AttachmentType;
import org.clockhouse.request.RequestId;
import org.clockhouse.request.spi.AttachmentRepository;
import org.clockhouse.store.internal.FieldCipher;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What is known of files beside requests; their names may say what they show, and are sealed. */
@Component
public final class SqlAttachments implements AttachmentRepository {

    private final JpaTransactions transactions;
    private final FieldCipher.Column names;

    @Activate
    public SqlAttachments(@Reference JpaTransactions transactions, @Reference FieldCipher cipher) {
        this.transactions = transactions;
        this.names = cipher.column("request_attachment", "file_name");
    }

    @Override
    public void insert(Attachment attachment) {
        transactions
                .sql(
                        "insert into request_attachment (org_id, id, request_id, file_name, file_type, bytes, hash,"
                                + " added_by, added_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        org(),
                        attachment.id().text(),
                        attachment.request().text(),
                        names.seal(place(attachment.id()), attachment.name()),
                        attachment.type(),
                        attachment.size(),
                        attachment.hash(),
                        attachment.by(),
                        attachment.at())
                .update();
    }

    @Override
    public List<Attachment> of(RequestId request) {
        return transactions
                .sql(
                        "select * from request_attachment where org_id = ? and request_id = ? order by id",
                        org(),
                        request.text())
                .list(this::attachment);
    }

    private Attachment attachment(Sql.Row row) {
        AttachmentId id = AttachmentId.of(row.text("id"));
        return new Attachment(
                id,
                RequestId.of(row.text("request_id")),
                names.open(place(id), row.bytes("file_name")),
                row.constant(AttachmentType.class, "file_type"),
                row.number("bytes"),
                row.text("hash"),
                row.text("added_by"),
                row.instant("added_at"));
    }

    private String place(AttachmentId id) {
        return org() + "|" + id.text();
    }

    private String org() {
        return transactions.org().text();
    }
}
