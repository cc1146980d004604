package org.clockhouse.notice.spi;

import java.util.List;
import org.clockhouse.notice.MailSettings;
import org.clockhouse.notice.Webhook;
import org.osgi.annotation.versioning.ConsumerType;

/** Keeps how messages leave, secrets sealed. Works in the caller's transaction. */
@ConsumerType
public interface ChannelRepository {

    /** {@link MailSettings#NONE} before they were ever set. */
    MailSettings mail();

    /** @throws org.clockhouse.kernel.Stale if the stored version is another; stored is one more */
    MailSettings put(MailSettings settings);

    /** By name. */
    List<Webhook> webhooks();

    /** @param webhook with version 0 for a new one @throws org.clockhouse.kernel.Stale if the stored version is another */
    Webhook put(Webhook webhook);
}
