package org.clockhouse.terminal.internal;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.clockhouse.driver.DeskDriver;
import org.clockhouse.driver.DeskRead;
import org.clockhouse.driver.DeskReader;
import org.clockhouse.driver.DriverContext;
import org.clockhouse.driver.DriverDescriptor;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.Road;
import org.clockhouse.driver.Setting;
import org.clockhouse.driver.TerminalAddress;
import org.clockhouse.driver.Texts;

/** Readers on desks, one for each endpoint, and their driver in one, worked from outside. */
public final class HandReader implements DeskDriver {

    public static final String ID = "acme.desk";

    private static final DeskRead PULLED = DeskRead.misread(DeskRead.Misread.NOISE, "pulled");

    private final Map<String, LinkedBlockingQueue<DeskRead>> said = new ConcurrentHashMap<>();
    private final Set<String> away = ConcurrentHashMap.newKeySet();
    public final Map<String, String> opened = new ConcurrentHashMap<>();
    public volatile Fault fault = Fault.UNREACHABLE;

    @Override
    public DriverDescriptor descriptor() {
        return DriverDescriptor.builder(ID)
                .made("Acme", "Desk")
                .roads(Road.DESK)
                .endpointExample("acme:desk")
                .settings(Setting.text("format"))
                .texts(Texts.of(Map.of("setting.format", new Texts.Text("格式", "Format"))))
                .build();
    }

    public void present(String endpoint, DeskRead read) {
        queue(endpoint).add(read);
    }

    public void pull(String endpoint) {
        away.add(endpoint);
        present(endpoint, PULLED);
    }

    public void plug(String endpoint) {
        away.remove(endpoint);
    }

    private LinkedBlockingQueue<DeskRead> queue(String endpoint) {
        return said.computeIfAbsent(endpoint, e -> new LinkedBlockingQueue<>());
    }

    @Override
    public DeskReader open(TerminalAddress address, DriverContext context) throws DriverException {
        String endpoint = address.endpoint().toString();
        if (away.contains(endpoint)) {
            throw new DriverException(fault, "no reader at " + endpoint);
        }
        opened.put(endpoint, address.settings().getOrDefault("format", ""));
        return new DeskReader() {
            @Override
            public Optional<DeskRead> next(Duration within) throws DriverException, InterruptedException {
                DeskRead read = queue(endpoint).poll(within.toMillis(), TimeUnit.MILLISECONDS);
                if (PULLED.equals(read)) {
                    throw new DriverException(Fault.UNREACHABLE, "the reader is gone");
                }
                return Optional.ofNullable(read);
            }

            @Override
            public void close() {
                opened.remove(endpoint);
            }
        };
    }
}
