package org.clockhouse.terminal.internal.driver;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.clockhouse.credential.delivery.TerminalLists;
import org.clockhouse.credential.delivery.WallTerminal.Ability;
import org.clockhouse.credential.delivery.WallTerminal.Lists;
import org.clockhouse.driver.Capability;
import org.clockhouse.driver.CredentialKind;
import org.clockhouse.driver.DriverDescriptor;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.terminal.Terminal;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Says beforehand which terminals can be told whom to let in, and which of them say whom they did not. */
@Component(service = Abilities.class)
public final class Abilities {

    private final TerminalLists lists;
    private final DriverTable drivers;
    private final Map<TerminalId, Said> noted = new ConcurrentHashMap<>();

    private record Said(Ability ability, String version) {}

    @Activate
    public Abilities(@Reference TerminalLists lists, @Reference DriverTable drivers) {
        this.lists = lists;
        this.drivers = drivers;
    }

    /**
     * What was known of a terminal stays while its driver is away.
     *
     * @param elsewhere those that gateways serve: fingers and faces are not carried there
     * @return whether something is to be told again, that an older driver or its terminal refused
     */
    public boolean note(OrgId org, List<Terminal> terminals, Set<TerminalId> elsewhere) {
        boolean again = false;
        for (Terminal terminal : terminals) {
            Optional<Said> said = drivers.find(terminal.driver())
                    .map(driver -> new Said(
                            of(driver.descriptor(), !elsewhere.contains(terminal.id())),
                            drivers.version(terminal.driver())));
            if (said.isPresent() && !said.get().equals(noted.get(terminal.id()))) {
                again |= lists.able(
                        org, terminal.id(), said.get().ability(), said.get().version());
                noted.put(terminal.id(), said.get());
            }
        }
        return again;
    }

    private static Ability of(DriverDescriptor driver, boolean near) {
        boolean keeps = driver.capabilities().contains(Capability.CREDENTIALS)
                && (driver.credentialKinds().contains(CredentialKind.CARD)
                        || driver.credentialKinds().contains(CredentialKind.PIN));
        return new Ability(
                keeps ? Lists.KEPT : Lists.NONE,
                driver.reportsRefusals(),
                keeps && near ? driver.templateFamilies() : Set.of());
    }
}
