package org.clockhouse.terminal.internal.visit;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.clockhouse.driver.DriverException;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.terminal.Terminal;

/**
 * Which terminals refused the credentials that they have been given. They are not tried again until the terminal is edited or a
 * person's check gets in, because many terminals lock the account. Outlasts turns and drivers, and ends with the process.
 */
final class RefusedCredentials {

    private final Map<TerminalId, Refusal> refusals = new ConcurrentHashMap<>();

    private record Refusal(long version, String message) {}

    /** What is wrong otherwise may be mended by another driver. */
    void note(Terminal terminal, DriverException e) {
        if (e.isOfCredentials()) {
            refusals.put(terminal.id(), new Refusal(terminal.version(), e.getMessage()));
        }
    }

    void accepted(TerminalId terminal) {
        refusals.remove(terminal);
    }

    Optional<DriverException> of(Terminal terminal) {
        return Optional.ofNullable(refusals.get(terminal.id()))
                .filter(refusal -> refusal.version() == terminal.version())
                .map(refusal -> DriverException.ofCredentials(refusal.message()));
    }

    /** Forgets all others. */
    void retain(Set<TerminalId> known) {
        refusals.keySet().retainAll(known);
    }
}
