package org.clockhouse.notice.internal;

import java.util.Optional;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.notice.Channel;
import org.clockhouse.notice.spi.Parcel;

/** One way out. */
interface Road {

    Channel channel();

    /** @param file what the parcel's file holds @throws NotDelivered whatever hindered it */
    void send(OrgId org, Parcel parcel, Optional<byte[]> file) throws NotDelivered;
}
