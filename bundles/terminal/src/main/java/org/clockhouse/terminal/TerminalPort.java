package org.clockhouse.terminal;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Where terminals that call are to call, as it is typed at them. */
@ProviderType
public interface TerminalPort {

    /**
     * @param port 0 while closed: no driver for such terminals serves
     * @param tlsPort 0 where there is none
     * @param hosts addresses of this machine at which it is open, the likeliest first; which of them a terminal reaches, its
     *     network decides
     */
    record Address(int port, int tlsPort, List<String> hosts) {

        public Address {
            hosts = List.copyOf(hosts);
        }
    }

    Address address();
}
