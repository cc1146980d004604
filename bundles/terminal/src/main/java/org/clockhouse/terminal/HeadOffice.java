package org.clockhouse.terminal;

import java.net.URI;
import java.util.List;
import org.clockhouse.kernel.TerminalId;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The way from a gateway to its head office.
 *
 * <p>Every call may throw {@link org.clockhouse.kernel.Unavailable}: with code {@code head.unreachable} when there is no line or
 * no answer, and with {@code head.untrusted} when it is not the head office that answers. What the head office refuses is
 * {@link org.clockhouse.kernel.Refused} with its code.
 */
@ConsumerType
public interface HeadOffice {

    /**
     * @param uri for example {@code https://head:8443}
     * @param fingerprint SHA-256 of its certificate, 64 hexadecimal digits; what else it shows is not looked at
     */
    record Address(URI uri, String fingerprint) {}

    /** A gateway with what proves it. */
    record Access(Address head, GatewayId gateway, String secret) {

        @Override
        public String toString() {
            return "Access[" + head.uri() + ", " + gateway.text() + "]";
        }
    }

    /** Redeems the code of an invitation; as {@link GatewayCalls#enrol}. */
    GatewayCalls.Enrolled enrol(Address head, String code) throws InterruptedException;

    /** As {@link GatewayCalls#report}. */
    GatewayCalls.Answer report(Access as, GatewayCalls.Report report) throws InterruptedException;

    /** As {@link GatewayCalls#orders}. */
    GatewayCalls.Orders orders(Access as) throws InterruptedException;

    /** At most {@link GatewayCalls#MOST_OUTCOMES}. */
    void tell(Access as, String version, TerminalId terminal, List<GatewayCalls.Outcome> outcomes)
            throws InterruptedException;

    /** Waits a few seconds for the answer and no longer. */
    List<GatewayCalls.Ordered> errands(Access as, GatewayCalls.ErrandNews news) throws InterruptedException;

    /** As {@link GatewayCalls#take}. */
    long send(Access as, GatewayCalls.Shipment shipment) throws InterruptedException;
}
