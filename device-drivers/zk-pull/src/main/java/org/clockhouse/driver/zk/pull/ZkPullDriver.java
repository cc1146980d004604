package org.clockhouse.driver.zk.pull;

import java.net.ConnectException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.clockhouse.driver.Capability;
import org.clockhouse.driver.CredentialKind;
import org.clockhouse.driver.Driver;
import org.clockhouse.driver.DriverContext;
import org.clockhouse.driver.DriverDescriptor;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.Grant;
import org.clockhouse.driver.ListeningDriver;
import org.clockhouse.driver.ListeningSession;
import org.clockhouse.driver.Road;
import org.clockhouse.driver.TerminalAddress;
import org.clockhouse.driver.Tested;
import org.clockhouse.driver.Texts;
import org.clockhouse.driver.line.Line;
import org.osgi.service.component.annotations.Component;

/** Terminals of the ZK family that are asked, on port 4370. */
@Component(service = Driver.class)
public final class ZkPullDriver implements ListeningDriver {

    private static final int PORT = 4370;

    private static final DriverDescriptor DESCRIPTOR = DriverDescriptor.builder("zk.pull")
            .made("ZKTeco", "4370 (SDK)")
            .roads(Road.VISIT, Road.LISTEN)
            .capabilities(Capability.CREDENTIALS, Capability.CLOCK, Capability.DOOR, Capability.LOG)
            .credentialKinds(CredentialKind.CARD, CredentialKind.PIN)
            .cards(1, Integer.SIZE)
            .keepsCredentialIds(false)
            .endpointExample("tcp://192.168.1.201:" + PORT)
            .settings(
                    ZkPullSettings.COMM_KEY,
                    ZkPullSettings.ENCODING,
                    Grant.HOLDER_NAME,
                    ZkPullSettings.UNLOCK_SECONDS,
                    ZkPullSettings.LISTEN,
                    ZkPullSettings.PUNCH_LAYOUT)
            .texts(Texts.beside(ZkPullDriver.class))
            .tested(
                    Tested.emulated("colour terminals over TCP", ""),
                    Tested.emulated("black-and-white terminals over UDP", ""),
                    Tested.foreign("simulator of pn-pyzk, but for writing people", ""))
            .build();

    /** Terminals that refused TCP and answered over UDP: only spares the next try, and is found out again when lost. */
    private final Set<URI> overUdp = ConcurrentHashMap.newKeySet();

    @Override
    public DriverDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public ListeningSession connect(TerminalAddress address, DriverContext context)
            throws DriverException, InterruptedException {
        ZkPullSettings settings = new ZkPullSettings(address.settings());
        URI endpoint = withPort(address.endpoint());
        if ("udp".equals(scheme(endpoint))) {
            return byDatagrams(endpoint, settings, context);
        }
        if (overUdp.contains(endpoint)) {
            try {
                return byDatagrams(endpoint, settings, context);
            } catch (DriverException e) {
                forgetWhenSilent(endpoint, e);
                throw e;
            }
        }
        try {
            return begin(endpoint, Transport.TCP, settings, context);
        } catch (DriverException e) {
            if (!(e.getCause() instanceof ConnectException)) {
                throw e;
            }
            return instead(endpoint, e, settings, context);
        }
    }

    /** Old models speak UDP only and refuse TCP; so does a terminal that is just starting. */
    private ZkPullSession instead(URI endpoint, DriverException refusal, ZkPullSettings settings, DriverContext context)
            throws DriverException, InterruptedException {
        try {
            ZkPullSession session = begin(over("udp", endpoint), Transport.UDP, settings, context);
            overUdp.add(endpoint);
            return session;
        } catch (DriverException e) {
            String tried = "over TCP " + refusal.getCause().getMessage() + "; over UDP " + e.getMessage();
            throw e.fault() == Fault.UNREACHABLE ? unreachable(endpoint, tried, e) : e;
        }
    }

    private static ZkPullSession byDatagrams(URI endpoint, ZkPullSettings settings, DriverContext context)
            throws DriverException, InterruptedException {
        try {
            return begin(over("udp", endpoint), Transport.UDP, settings, context);
        } catch (DriverException e) {
            throw e.fault() == Fault.UNREACHABLE ? unreachable(endpoint, "over UDP " + e.getMessage(), e) : e;
        }
    }

    private static DriverException unreachable(URI endpoint, String tried, DriverException cause) {
        return new DriverException(Fault.UNREACHABLE, endpoint.getAuthority() + ": " + tried, cause);
    }

    private void forgetWhenSilent(URI endpoint, DriverException e) {
        if (e.fault() == Fault.UNREACHABLE) {
            overUdp.remove(endpoint);
        }
    }

    private static ZkPullSession begin(
            URI endpoint, Transport transport, ZkPullSettings settings, DriverContext context)
            throws DriverException, InterruptedException {
        Line line = context.open(endpoint);
        Line last = null;
        try {
            last = context.open(endpoint);
            return ZkPullSession.begin(line, last, transport, settings, context);
        } catch (DriverException | InterruptedException | RuntimeException e) {
            line.close();
            if (last != null) {
                last.close();
            }
            throw e;
        }
    }

    private static String scheme(URI endpoint) {
        return endpoint.getScheme() == null ? "" : endpoint.getScheme().toLowerCase(Locale.ROOT);
    }

    private static URI withPort(URI endpoint) throws DriverException {
        return endpoint.getHost() == null || endpoint.getPort() >= 0
                ? endpoint
                : located(endpoint.getScheme(), endpoint, PORT);
    }

    private static URI over(String scheme, URI endpoint) throws DriverException {
        return located(scheme, endpoint, endpoint.getPort());
    }

    private static URI located(String scheme, URI endpoint, int port) throws DriverException {
        try {
            return new URI(scheme, null, endpoint.getHost(), port, null, null, null);
        } catch (URISyntaxException e) {
            throw new DriverException(Fault.MISCONFIGURED, "no endpoint: " + endpoint, e);
        }
    }
}
