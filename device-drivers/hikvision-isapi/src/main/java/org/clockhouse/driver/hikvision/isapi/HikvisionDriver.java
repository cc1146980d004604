package org.clockhouse.driver.hikvision.isapi;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.clockhouse.driver.Capability;
import org.clockhouse.driver.CredentialKind;
import org.clockhouse.driver.Driver;
import org.clockhouse.driver.DriverContext;
import org.clockhouse.driver.DriverDescriptor;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.ListeningDriver;
import org.clockhouse.driver.ListeningSession;
import org.clockhouse.driver.Road;
import org.clockhouse.driver.TerminalAddress;
import org.clockhouse.driver.Tested;
import org.clockhouse.driver.Texts;
import org.osgi.service.component.annotations.Component;

/** Access and face terminals of Hikvision, asked over HTTP. */
@Component(service = Driver.class)
public final class HikvisionDriver implements ListeningDriver {

    private static final int PORT = 80;
    private static final int CARDS_OF_A_PERSON = 5;
    private static final int CARD_BITS = 64;

    private static final DriverDescriptor DESCRIPTOR = DriverDescriptor.builder("hikvision.isapi")
            .made("Hikvision", "ISAPI (DS-K1T, MinMoe)")
            .roads(Road.VISIT, Road.LISTEN)
            .capabilities(Capability.CREDENTIALS, Capability.CLOCK, Capability.DOOR)
            .credentialKinds(CredentialKind.CARD)
            .cards(CARDS_OF_A_PERSON, CARD_BITS)
            .keepsCredentialIds(false)
            .reportsRefusals(true)
            .endpointExample("tcp://192.168.1.64:" + PORT)
            .settings(
                    HikvisionSettings.USER,
                    HikvisionSettings.PASSWORD,
                    HikvisionSettings.LISTEN,
                    HikvisionSettings.PASSED_CODES,
                    HikvisionSettings.CARD_DIGITS,
                    HikvisionSettings.DOORS)
            .texts(Texts.beside(HikvisionDriver.class))
            .tested(Tested.emulated("DS-K1T and MinMoe terminals", ""))
            .build();

    /** Outlasts sessions, because a terminal counts wrong passwords over all of them. */
    private final Refusals refusals = new Refusals();

    @Override
    public DriverDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public ListeningSession connect(TerminalAddress address, DriverContext context)
            throws DriverException, InterruptedException {
        return HikvisionSession.begin(endpoint(address.endpoint()), new HikvisionSettings(address), refusals, context);
    }

    /** An address copied from a browser is understood too. */
    private static URI endpoint(URI typed) throws DriverException {
        String scheme = typed.getScheme() == null ? "" : typed.getScheme().toLowerCase(Locale.ROOT);
        if (scheme.equals("https")) {
            throw new DriverException(
                    Fault.MISCONFIGURED, "HTTPS is not spoken yet: enable HTTP at the terminal and give tcp://host:80");
        }
        if (typed.getHost() == null || !(scheme.equals("tcp") || scheme.equals("http"))) {
            throw new DriverException(Fault.MISCONFIGURED, "an endpoint looks like tcp://host:80, not " + typed);
        }
        return located(typed.getHost(), typed.getPort() < 0 ? PORT : typed.getPort());
    }

    private static URI located(String host, int port) throws DriverException {
        try {
            return new URI("tcp", null, host, port, null, null, null);
        } catch (URISyntaxException e) {
            throw new DriverException(Fault.MISCONFIGURED, "no endpoint: " + host, e);
        }
    }
}
