package ${package};

import org.clockhouse.driver.Capability;
import org.clockhouse.driver.Driver;
import org.clockhouse.driver.DriverContext;
import org.clockhouse.driver.DriverDescriptor;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.Road;
import org.clockhouse.driver.TerminalAddress;
import org.clockhouse.driver.TerminalDriver;
import org.clockhouse.driver.TerminalSession;
import org.clockhouse.driver.line.Line;
import org.osgi.service.component.annotations.Component;

@Component(service = Driver.class)
public final class ${type}Driver implements TerminalDriver {

    private static final DriverDescriptor DESCRIPTOR = DriverDescriptor.builder("${driverId}")
            .made("${vendor}", "${model}")
            .roads(Road.VISIT)
            .capabilities(Capability.CLOCK)
            .endpointExample("tcp://192.168.1.50:4001")
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
            return ${type}Session.begin(line);
        } catch (DriverException | InterruptedException | RuntimeException e) {
            line.close();
            throw e;
        }
    }
}
