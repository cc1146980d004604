package org.clockhouse.driver.osdp;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.clockhouse.driver.CredentialKind;
import org.clockhouse.driver.Driver;
import org.clockhouse.driver.DriverContext;
import org.clockhouse.driver.DriverDescriptor;
import org.clockhouse.driver.DriverDescriptor.ClockMode;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.PunchFeedback;
import org.clockhouse.driver.Road;
import org.clockhouse.driver.TerminalAddress;
import org.clockhouse.driver.TerminalDriver;
import org.clockhouse.driver.TerminalSession;
import org.clockhouse.driver.Tested;
import org.clockhouse.driver.Texts;
import org.clockhouse.driver.line.Line;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Readers that speak OSDP v2 (IEC 60839-11-5), many to a line. */
@Component(service = Driver.class)
public final class OsdpDriver implements TerminalDriver {

    /** Hours of a busy door while the store is down. */
    private static final int KEPT = 5_000;

    private final DriverDescriptor descriptor = DriverDescriptor.builder("osdp.reader")
            .made("OSDP", "v2 (IEC 60839-11-5)")
            .roads(Road.VISIT)
            .clockMode(ClockMode.UTC)
            .credentialKinds(CredentialKind.CARD, CredentialKind.PIN)
            .endpointExample("serial:/dev/ttyUSB0?baud=9600")
            .settings(
                    OsdpSettings.ADDRESS,
                    OsdpSettings.KEY,
                    OsdpSettings.MASTER,
                    OsdpSettings.INSTALL,
                    OsdpSettings.PREVIOUS_KEY,
                    OsdpSettings.FEEDBACK,
                    PunchFeedback.MESSAGE,
                    OsdpSettings.REVERSED,
                    OsdpSettings.CHECK,
                    OsdpSettings.REPLY_MILLIS)
            .tested(
                    Tested.foreign("libosdp as reader", "3.2"),
                    Tested.emulated("readers in clear, with checksum and secured", ""))
            .texts(Texts.beside(OsdpDriver.class))
            .build();

    /** By endpoint and address. */
    final Map<String, ReaderMemory> memories = new ConcurrentHashMap<>();

    private final int kept;

    @Activate
    public OsdpDriver() {
        this(KEPT);
    }

    /** @param kept rows for each reader that are not acknowledged yet */
    OsdpDriver(int kept) {
        this.kept = kept;
    }

    @Override
    public DriverDescriptor descriptor() {
        return descriptor;
    }

    @Override
    public TerminalSession connect(TerminalAddress address, DriverContext context)
            throws DriverException, InterruptedException {
        OsdpSettings settings = OsdpSettings.of(address);
        String place = address.endpoint() + "#" + settings.address();
        Line line = context.open(address.endpoint());
        boolean begun = false;
        try {
            TerminalSession session = OsdpSession.begin(
                    line,
                    settings,
                    () -> memories.computeIfAbsent(place, key -> new ReaderMemory(new ReaderLog(kept))),
                    context);
            begun = true;
            return session;
        } finally {
            if (!begun) {
                line.close();
            }
        }
    }
}
