package org.clockhouse.request;

import org.osgi.annotation.versioning.ConsumerType;

/** Looks at every file before it is kept: a virus scanner, for one. Each that is registered as a service is asked. */
@ConsumerType
public interface AttachmentScan {

    /**
     * @throws org.clockhouse.kernel.Refused if it is not to be kept
     * @throws org.clockhouse.kernel.Unavailable if it cannot be looked at now: then it is not kept either
     */
    void inspect(AttachmentType type, byte[] content);
}
