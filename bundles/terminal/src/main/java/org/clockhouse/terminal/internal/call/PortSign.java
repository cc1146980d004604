package org.clockhouse.terminal.internal.call;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Comparator;
import java.util.List;
import org.clockhouse.terminal.TerminalPort;
import org.clockhouse.terminal.internal.TerminalConfig;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the addresses off the machine each time: they change while the suite runs. */
@Component(configurationPid = TerminalConfig.PID)
public final class PortSign implements TerminalPort {

    private static final Logger log = LoggerFactory.getLogger(PortSign.class);

    private final HttpPort port;
    private final TerminalConfig config;

    @Activate
    public PortSign(@Reference HttpPort port, TerminalConfig config) {
        this.port = port;
        this.config = config;
    }

    @Override
    public Address address() {
        int open = port.port();
        return new Address(open, open == 0 ? 0 : config.terminal__tls__port(), hosts(), port.notReady());
    }

    /** Terminals type numbers more surely than names, and few of them know the sixth version. */
    private List<String> hosts() {
        if (!config.terminal__host().isBlank()) {
            return List.of(config.terminal__host());
        }
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(PortSign::isUp)
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                    .sorted(Comparator.comparing((InetAddress address) -> !address.isSiteLocalAddress()))
                    .map(InetAddress::getHostAddress)
                    .toList();
        } catch (SocketException e) {
            log.debug("The machine's addresses cannot be read", e);
            return List.of();
        }
    }

    private static boolean isUp(NetworkInterface card) {
        try {
            return card.isUp() && !card.isLoopback();
        } catch (SocketException e) {
            return false;
        }
    }
}
