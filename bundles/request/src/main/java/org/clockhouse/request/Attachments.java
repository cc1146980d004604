package org.clockhouse.request;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Scope;
import org.osgi.annotation.versioning.ProviderType;

/** Files beside requests, encrypted where they lie. Adding and reading one is audited. */
@ProviderType
public interface Attachments {

    int MOST = 5;

    int MOST_BYTES = 10 << 20;

    /**
     * @param name of the file, as whoever adds it knows it
     * @throws org.clockhouse.kernel.Refused {@code attachment.type}, {@code attachment.large}, {@code attachment.many},
     *     {@code request.closed}, and what a scan says
     */
    Attachment add(Actor actor, Scope scope, RequestId request, String name, InputStream content) throws IOException;

    /** The oldest first. */
    List<Attachment> of(OrgId org, Scope scope, RequestId request);

    /** @throws org.clockhouse.kernel.NotFound if the request has no such file */
    Opened open(Actor actor, Scope scope, RequestId request, AttachmentId attachment) throws IOException;

    /** A file to be read. */
    record Opened(Attachment attachment, byte[] content) {}
}
