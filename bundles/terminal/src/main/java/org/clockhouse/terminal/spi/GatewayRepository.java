package org.clockhouse.terminal.spi;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.terminal.Gateway;
import org.clockhouse.terminal.GatewayId;
import org.osgi.annotation.versioning.ConsumerType;

/** Keeps gateways, what they are known by, and which terminals they serve. */
@ConsumerType
public interface GatewayRepository {

    /**
     * What a gateway is known by, as hashes; an empty one fits nothing.
     *
     * @param codeUntil when the code is of no use any more
     */
    record Proof(String code, Instant codeUntil, String secret) {}

    void add(Gateway gateway, Proof proof);

    /**
     * Writes the state with the version that it carries raised by one; terminals and what was heard are left alone.
     *
     * @throws org.clockhouse.kernel.Stale if that is not the stored version
     */
    Gateway update(Gateway gateway, Proof proof);

    /**
     * Replaces which terminals the gateway serves, raising its version by one.
     *
     * @throws org.clockhouse.kernel.Stale if the version is not the stored one
     * @throws org.clockhouse.kernel.Refused {@code gateway.terminal.taken} if one of them is another's
     */
    Gateway assign(Gateway gateway, Set<TerminalId> terminals);

    Optional<Gateway> find(GatewayId gateway);

    Optional<Gateway> byCode(String code);

    Optional<Gateway> bySecret(String secret);

    Proof proof(GatewayId gateway);

    /** By id. */
    List<Gateway> all();

    /** All that it ever served: what it took in of them before they went elsewhere is still on its way. */
    Set<TerminalId> everServed(GatewayId gateway);

    void heard(GatewayId gateway, Gateway.Heard heard);

    /** Up to which position of its log it was received. */
    long received(GatewayId gateway);

    void received(GatewayId gateway, long position);
}
