package org.clockhouse.request.spi;

import java.util.List;
import org.clockhouse.request.Attachment;
import org.clockhouse.request.RequestId;
import org.osgi.annotation.versioning.ConsumerType;

/** Keeps what is known of files; their content lies elsewhere. Works in the caller's transaction. */
@ConsumerType
public interface AttachmentRepository {

    void insert(Attachment attachment);

    /** The oldest first. */
    List<Attachment> of(RequestId request);
}
