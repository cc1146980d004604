package org.clockhouse.driver.northgate.chime;

import org.clockhouse.driver.Capability;
import org.clockhouse.driver.Driver;
import org.clockhouse.driver.DriverContext;
import org.clockhouse.driver.DriverDescriptor;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.Road;
import org.clockhouse.driver.Setting;
import org.clockhouse.driver.TerminalAddress;
import org.clockhouse.driver.TerminalDriver;
import org.clockhouse.driver.TerminalSession;
import org.clockhouse.driver.Tested;
import org.clockhouse.driver.Texts;
import org.clockhouse.driver.line.Line;
import org.osgi.service.component.annotations.Component;

@Component(service = Driver.class)
public final class ChimeDriver implements TerminalDriver {

    private static final String PASSCODE = "passcode";

    private static final DriverDescriptor DESCRIPTOR = DriverDescriptor.builder("northgate.chime")
            .made("Northgate", "Chime 20")
            .roads(Road.VISIT)
            .capabilities(Capability.CLOCK)
            .reportsRefusals(true)
            .endpointExample("tcp://192.168.1.50:7001")
            .settings(Setting.secret(PASSCODE))
            .texts(Texts.beside(ChimeDriver.class))
            .tested(Tested.emulated("Chime 20", "3.1"))
            .build();

    @Override
    public DriverDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public TerminalSession connect(TerminalAddress address, DriverContext context)
            throws DriverException, InterruptedException {
        Line line = context.open(address.endpoint());
        try {
            return ChimeSession.begin(line, address.settings().getOrDefault(PASSCODE, ""));
        } catch (DriverException | InterruptedException | RuntimeException e) {
            line.close();
            throw e;
        }
    }
}
