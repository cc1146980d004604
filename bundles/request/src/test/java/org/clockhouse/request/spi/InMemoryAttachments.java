package org.clockhouse.request.spi;

import java.util.Comparator;
import java.util.List;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.registry.spi.OrgTable;
import org.clockhouse.request.Attachment;
import org.clockhouse.request.AttachmentId;
import org.clockhouse.request.RequestId;

public final class InMemoryAttachments implements AttachmentRepository {

    private final OrgTable<AttachmentId, Attachment> attachments;

    public InMemoryAttachments(InMemoryTransactions transactions) {
        this.attachments = new OrgTable<>(transactions);
    }

    @Override
    public void insert(Attachment attachment) {
        attachments.put(attachment.id(), attachment);
    }

    @Override
    public List<Attachment> of(RequestId request) {
        return attachments.values().stream()
                .filter(attachment -> attachment.request().equals(request))
                .sorted(Comparator.comparing(Attachment::id))
                .toList();
    }
}
