package org.clockhouse.terminal;

import java.util.List;
import java.util.Optional;
import org.clockhouse.kernel.Readiness;
import org.osgi.annotation.versioning.ProviderType;

/** Where terminals that call are to call, as it is typed at them. */
@ProviderType
public interface TerminalPort {

    /**
     * @param port 0 while closed: no driver for such terminals serves, or there is trouble
     * @param tlsPort 0 where there is none
     * @param hosts addresses of this machine at which it is open, the likeliest first; which of them a terminal reaches, its
     *     network decides
     * @param trouble why it does not open though it should; empty otherwise
     */
    record Address(int port, int tlsPort, List<String> hosts, Optional<Readiness.Reason> trouble) {

        public Address {
            hosts = List.copyOf(hosts);
        }
    }

    Address address();
}
