package org.clockhouse.terminal.internal.tray;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Refused.Violation;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.terminal.ExpectedTerminal;
import org.clockhouse.terminal.ExpectedTerminals;
import org.clockhouse.terminal.Terminal;

/** What stands against awaiting a terminal; collects every wrong place. */
final class ExpectedChecks {

    private static final String SERIAL = "[!-~]{1,60}";

    private final Set<SiteId> sites;
    private final List<Terminal> terminals;
    private final Predicate<String> isInstalled;
    private final Predicate<String> isAwaited;
    private final Set<String> seen = new HashSet<>();
    private final List<Violation> wrong = new ArrayList<>();

    /** @param sites where whoever asks may put terminals */
    ExpectedChecks(
            Set<SiteId> sites, List<Terminal> terminals, Predicate<String> isInstalled, Predicate<String> isAwaited) {
        this.sites = sites;
        this.terminals = terminals;
        this.isInstalled = isInstalled;
        this.isAwaited = isAwaited;
    }

    void numbered(String at, ExpectedTerminals.Numbered one) {
        if (!one.serial().matches(SERIAL)) {
            complain(at + "/serial", "terminal.serial.malformed", "1 to 60 letters, digits and signs");
        } else if (!seen.add(one.serial())) {
            complain(at + "/serial", "terminal.expected.taken", "it is in the list twice");
        } else if (isAwaited.test(one.serial())) {
            complain(at + "/serial", "terminal.expected.taken", "it is awaited already");
        }
        bearer(one)
                .ifPresent(other -> complain(
                        at + "/serial", "terminal.serial.taken", other.name().any() + " has that serial number"));
        place(at, one.draft());
    }

    private Optional<Terminal> bearer(ExpectedTerminals.Numbered one) {
        return terminals.stream()
                .filter(other ->
                        other.serial().equals(one.serial()) && one.draft().fits(other.driver()))
                .findFirst();
    }

    void place(String at, ExpectedTerminal.Draft draft) {
        if (!sites.contains(draft.site())) {
            complain(at + "/site", "terminal.site.unknown", "there is no such site");
        }
        if (!draft.driver().isEmpty() && !isInstalled.test(draft.driver())) {
            complain(at + "/driver", "terminal.driver.missing", "not installed");
        }
    }

    private void complain(String pointer, String code, String detail) {
        wrong.add(new Violation(pointer, code, detail));
    }

    /** @throws Refused {@code terminal.expected.malformed} if anything was wrong */
    void refuse() {
        if (!wrong.isEmpty()) {
            throw new Refused("terminal.expected.malformed", wrong.get(0).detail(), wrong);
        }
    }
}
