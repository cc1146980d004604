package org.clockhouse.terminal;

import java.util.List;
import java.util.Set;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.TerminalId;
import org.osgi.annotation.versioning.ProviderType;

/** The gateways of the company's branches, for those who run them. Callers hold their permission for the whole company. */
@ProviderType
public interface Gateways {

    /** @throws org.clockhouse.kernel.Refused {@code gateway.name} if it is empty or too long */
    NewGateway invite(Actor actor, String name);

    /**
     * A new code for a gateway whose machine was lost or replaced. What it was known by before holds no more.
     *
     * @throws org.clockhouse.kernel.Refused {@code gateway.revoked}
     */
    NewGateway inviteAgain(Actor actor, GatewayId gateway, long version);

    /**
     * Says which terminals the gateway serves. The head office visits them no more and does not answer their calls.
     *
     * @throws org.clockhouse.kernel.Refused {@code gateway.terminal.unknown}, {@code gateway.terminal.taken} by another
     *     gateway, {@code gateway.revoked}
     * @throws org.clockhouse.kernel.Stale if the version is not the stored one
     */
    Gateway assign(Actor actor, GatewayId gateway, Set<TerminalId> terminals, long version);

    /** Its terminals are the head office's again. */
    Gateway revoke(Actor actor, GatewayId gateway, String reason, long version);

    Gateway find(OrgId org, GatewayId gateway);

    /** In the order in which they were invited. */
    List<Gateway> all(OrgId org);

    /** Version of the orders that the gateway should work by, as {@link Gateway.Heard#held}. */
    String ordered(OrgId org, GatewayId gateway);
}
