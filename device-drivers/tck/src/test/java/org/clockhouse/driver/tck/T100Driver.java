package org.clockhouse.driver.tck;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.clockhouse.driver.Capability;
import org.clockhouse.driver.CredentialKind;
import org.clockhouse.driver.DriverContext;
import org.clockhouse.driver.DriverDescriptor;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.Road;
import org.clockhouse.driver.TerminalAddress;
import org.clockhouse.driver.TerminalDriver;
import org.clockhouse.driver.TerminalIdentity;
import org.clockhouse.driver.TerminalSession;
import org.clockhouse.driver.line.Line;

/** A driver for the emulated T100, right but for one defect. */
final class T100Driver implements TerminalDriver {

    private final Defect defect;
    private final AtomicInteger asked = new AtomicInteger();

    T100Driver(Defect defect) {
        this.defect = defect;
    }

    @Override
    public DriverDescriptor descriptor() {
        int count = asked.incrementAndGet();
        return DriverDescriptor.builder("acme.t100")
                .made("Acme", defect == Defect.ANSWERS_ANOTHER_DESCRIPTOR ? "T100 #" + count : "T100")
                .roads(Road.VISIT)
                .capabilities(Capability.CREDENTIALS, Capability.CLOCK, Capability.ENROLMENT, Capability.DOOR)
                .credentialKinds(CredentialKind.CARD)
                .build();
    }

    @Override
    public TerminalSession connect(TerminalAddress address, DriverContext context)
            throws DriverException, InterruptedException {
        Line line = context.open(address.endpoint());
        try {
            String[] hello = T100Session.ask(line, "I").split(" ");
            TerminalIdentity.Builder identity = TerminalIdentity.builder(hello[0])
                    .firmware(hello[1])
                    .capabilities(Set.of(Capability.CREDENTIALS, Capability.CLOCK, Capability.ENROLMENT))
                    .credentialKinds(Set.of(CredentialKind.CARD));
            if (defect == Defect.CLAIMS_A_DOOR) {
                identity.capabilities(Set.of(Capability.DOOR));
            }
            if (defect == Defect.SETS_THE_CLOCK_WHEN_CONNECTING) {
                T100Session.ask(
                        line, "S " + LocalDateTime.ofInstant(context.clock().instant(), ZoneId.of("UTC")));
            }
            return new T100Session(line, identity.build(), defect);
        } catch (DriverException | InterruptedException | RuntimeException e) {
            line.close();
            throw e;
        }
    }
}
