package org.clockhouse.driver.hikvision.isapi;

import java.io.IOException;
import java.net.URI;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.stream.Collectors;
import org.clockhouse.driver.tck.EmulatedTerminal;

/** The emulated terminal of the family, for whoever builds on the driver. */
public final class HikvisionTerminal implements EmulatedTerminal {

    private final IsapiTerminal terminal = new IsapiTerminal();
    private NetworkTerminal network;

    public HikvisionTerminal() throws IOException {
        network = new NetworkTerminal(terminal, 0);
    }

    @Override
    public URI endpoint() {
        return network.endpoint();
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(HikvisionSettings.PASSWORD.key(), terminal.guard.password);
    }

    @Override
    public Map<Long, String> cards() {
        synchronized (terminal) {
            return terminal.cards.entrySet().stream()
                    .collect(Collectors.toMap(card -> Long.valueOf(card.getKey()), Map.Entry::getValue));
        }
    }

    /** As firmware that knows events and nothing else, whatever it says of itself. */
    public void knowsOnlyEvents() {
        terminal.onlyEvents = true;
    }

    public void punch(String number, LocalDateTime time) {
        terminal.punch(number, time, 75);
    }

    @Override
    public void switchOff() {
        network.close();
    }

    @Override
    public void switchOn() throws IOException {
        network = new NetworkTerminal(terminal, endpoint().getPort());
    }

    @Override
    public void close() {
        network.close();
    }
}
