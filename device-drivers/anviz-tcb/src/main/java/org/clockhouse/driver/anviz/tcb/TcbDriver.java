package org.clockhouse.driver.anviz.tcb;

import java.net.URI;
import java.net.URISyntaxException;
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

/** Terminals of Anviz, asked by TC-B on port 5010 or over RS-485. */
@Component(service = Driver.class)
public final class TcbDriver implements ListeningDriver {

    private static final int PORT = 5010;

    private static final DriverDescriptor DESCRIPTOR = DriverDescriptor.builder("anviz.tcb")
            .made("Anviz", "TC-B")
            .roads(Road.VISIT, Road.LISTEN)
            .capabilities(Capability.CREDENTIALS, Capability.CLOCK, Capability.DOOR)
            .credentialKinds(CredentialKind.CARD, CredentialKind.PIN)
            .cards(1, Integer.SIZE)
            .keepsCredentialIds(false)
            .endpointExample("tcp://192.168.1.218:" + PORT)
            .settings(
                    TcbSettings.DEVICE,
                    TcbSettings.USER,
                    TcbSettings.PASSWORD,
                    TcbSettings.LISTEN,
                    TcbSettings.ENCODING,
                    Grant.HOLDER_NAME)
            .tested(Tested.emulated("terminals in server mode, TC-B", ""))
            .texts(Texts.beside(TcbDriver.class))
            .build();

    @Override
    public DriverDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public ListeningSession connect(TerminalAddress address, DriverContext context)
            throws DriverException, InterruptedException {
        Line line = context.open(withPort(address.endpoint()));
        try {
            return TcbSession.begin(line, new TcbSettings(address.settings()), context);
        } catch (DriverException | InterruptedException | RuntimeException e) {
            line.close();
            throw e;
        }
    }

    private static URI withPort(URI endpoint) throws DriverException {
        if (endpoint.getHost() == null || endpoint.getPort() >= 0) {
            return endpoint;
        }
        try {
            return new URI(endpoint.getScheme(), null, endpoint.getHost(), PORT, null, null, null);
        } catch (URISyntaxException e) {
            throw new DriverException(Fault.MISCONFIGURED, "no endpoint: " + endpoint, e);
        }
    }
}
