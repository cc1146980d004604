package org.clockhouse.driver.simulator;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.clockhouse.driver.Capability;
import org.clockhouse.driver.CredentialKind;
import org.clockhouse.driver.Driver;
import org.clockhouse.driver.DriverContext;
import org.clockhouse.driver.DriverDescriptor;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.Road;
import org.clockhouse.driver.TerminalAddress;
import org.clockhouse.driver.TerminalDriver;
import org.clockhouse.driver.TerminalSession;
import org.clockhouse.driver.Texts;
import org.osgi.service.component.annotations.Component;

/** Terminals in memory that go on punching, for the demo company, for load and for tests. Stands in for the terminals too. */
@Component(service = Driver.class)
public final class SimulatorDriver implements TerminalDriver {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,59}");

    private final Map<String, SimulatedTerminal> terminals = new ConcurrentHashMap<>();
    private final DriverDescriptor descriptor = DriverDescriptor.builder("clockhouse.simulator")
            .made("Clockhouse", "Simulator")
            .roads(Road.VISIT)
            .capabilities(Capability.CREDENTIALS, Capability.CLOCK)
            .credentialKinds(CredentialKind.CARD, CredentialKind.PIN)
            .cards(5, 64)
            .endpointExample("sim:gate-1")
            .settings(
                    SimulatorSettings.PEOPLE,
                    SimulatorSettings.PATTERNS,
                    SimulatorSettings.PER_MINUTE,
                    SimulatorSettings.SEED,
                    SimulatorSettings.ZONE,
                    SimulatorSettings.SINCE,
                    SimulatorSettings.HOLIDAYS,
                    SimulatorSettings.KEYS,
                    SimulatorSettings.METHOD,
                    SimulatorSettings.CLOCK_ERROR,
                    SimulatorSettings.OUTAGES,
                    SimulatorSettings.CAPACITY)
            .texts(Texts.beside(SimulatorDriver.class))
            .build();

    @Override
    public DriverDescriptor descriptor() {
        return descriptor;
    }

    @Override
    public TerminalSession connect(TerminalAddress address, DriverContext context)
            throws DriverException, InterruptedException {
        String name = nameIn(address.endpoint());
        return SimulatorSession.begin(name, terminal(name), SimulatorSettings.of(address), context);
    }

    SimulatedTerminal terminal(String name) {
        return terminals.computeIfAbsent(name, SimulatedTerminal::new);
    }

    private static String nameIn(URI endpoint) throws DriverException {
        String name = "sim".equals(endpoint.getScheme()) ? endpoint.getSchemeSpecificPart() : "";
        String lower = name.toLowerCase(Locale.ROOT);
        if (!NAME.matcher(lower).matches()) {
            throw new DriverException(Fault.MISCONFIGURED, "an endpoint looks like sim:gate-1, not " + endpoint);
        }
        return lower;
    }
}
