package org.clockhouse.driver.hikvision.isapi;

import org.clockhouse.driver.Capability;
import org.clockhouse.driver.CredentialKind;
import org.clockhouse.driver.Driver;
import org.clockhouse.driver.DriverContext;
import org.clockhouse.driver.DriverDescriptor;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.Grant;
import org.clockhouse.driver.ListeningDriver;
import org.clockhouse.driver.ListeningSession;
import org.clockhouse.driver.Road;
import org.clockhouse.driver.Template;
import org.clockhouse.driver.TerminalAddress;
import org.clockhouse.driver.Tested;
import org.clockhouse.driver.Texts;
import org.osgi.service.component.annotations.Component;

/** Access and face terminals of Hikvision, asked over HTTP. */
@Component(service = Driver.class)
public final class HikvisionDriver implements ListeningDriver {

    private static final int CARDS_OF_A_PERSON = 5;
    private static final int CARD_BITS = 64;

    private static final DriverDescriptor DESCRIPTOR = DriverDescriptor.builder("hikvision.isapi")
            .made("Hikvision", "ISAPI (DS-K1T, MinMoe)")
            .roads(Road.VISIT, Road.LISTEN)
            .capabilities(Capability.CREDENTIALS, Capability.CLOCK, Capability.DOOR)
            .credentialKinds(CredentialKind.CARD, CredentialKind.FACE)
            .templateFamilies(Template.PHOTO)
            .cards(CARDS_OF_A_PERSON, CARD_BITS)
            .keepsCredentialIds(false)
            .reportsRefusals(true)
            .endpointExample("https://192.168.1.64")
            .settings(
                    HikvisionSettings.USER,
                    HikvisionSettings.PASSWORD,
                    HikvisionSettings.CERTIFICATE,
                    HikvisionSettings.LISTEN,
                    HikvisionSettings.PASSED_CODES,
                    HikvisionSettings.CARD_DIGITS,
                    HikvisionSettings.DOORS,
                    Voice.HOW,
                    Voice.ACCEPTED,
                    Voice.REFUSED,
                    Grant.HOLDER_NAME)
            .texts(Texts.beside(HikvisionDriver.class))
            .tested(
                    Tested.emulated("DS-K1T and MinMoe terminals", ""),
                    Tested.emulated("published answers of DS-K1T8003MF, DS-K1T341AM, DS-K1T320MFWX", ""))
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
        HikvisionSettings settings = new HikvisionSettings(address);
        return HikvisionSession.begin(
                Endpoint.of(address.endpoint(), settings.certificate()), settings, refusals, context);
    }
}
