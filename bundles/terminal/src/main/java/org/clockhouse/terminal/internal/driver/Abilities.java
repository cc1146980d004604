package org.clockhouse.terminal.internal.driver;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.clockhouse.credential.TerminalLists;
import org.clockhouse.credential.WallTerminal.Ability;
import org.clockhouse.credential.WallTerminal.Lists;
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
    private final Map<TerminalId, Ability> noted = new ConcurrentHashMap<>();

    @Activate
    public Abilities(@Reference TerminalLists lists, @Reference DriverTable drivers) {
        this.lists = lists;
        this.drivers = drivers;
    }

    /**
     * What was known of a terminal stays while its driver is away.
     *
     * @param elsewhere those that gateways serve: fingers and faces are not carried there
     */
    public void note(OrgId org, List<Terminal> terminals, Set<TerminalId> elsewhere) {
        for (Terminal terminal : terminals) {
            drivers.find(terminal.driver())
                    .map(driver -> of(driver.descriptor(), !elsewhere.contains(terminal.id())))
                    .ifPresent(ability -> {
                        if (!ability.equals(noted.get(terminal.id()))) {
                            lists.able(org, terminal.id(), ability);
                            noted.put(terminal.id(), ability);
                        }
                    });
        }
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
