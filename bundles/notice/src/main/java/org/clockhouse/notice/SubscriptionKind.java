package org.clockhouse.notice;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.Map;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.LocalName;
import org.osgi.annotation.versioning.ConsumerType;

/** Makes what is subscribed to; registered by the bundle that can. */
@ConsumerType
public interface SubscriptionKind {

    /** Stored; never changes. */
    String code();

    /** @throws org.clockhouse.kernel.DomainException if this cannot be wanted, or not by the owner */
    void check(Actor owner, Map<String, String> wants);

    /**
     * Writes it, with the rights that the owner has now.
     *
     * @param today where the subscription counts its days
     * @throws org.clockhouse.kernel.Denied if the owner may not have it any more
     */
    Product make(Actor owner, Map<String, String> wants, LocalDate today, OutputStream out) throws IOException;

    /** @param fileName ASCII, the same for the same day @param english whether a mail with it is in English, else in Chinese */
    record Product(LocalName title, String fileName, String mediaType, boolean english) {}
}
