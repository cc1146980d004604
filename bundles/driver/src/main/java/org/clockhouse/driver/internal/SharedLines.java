package org.clockhouse.driver.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.line.Line;
import org.clockhouse.driver.line.LineWatch;
import org.clockhouse.driver.line.Lines;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** Shares each physical line among all who ask for the same endpoint. */
@Component(service = Lines.class)
public final class SharedLines implements Lines {

    private final Map<String, PortOpener> openers;
    private final Map<String, PhysicalLine> lines = new HashMap<>();

    @Activate
    public SharedLines() {
        this(Map.of(
                "tcp", NetworkPort::tcp, "tls", TlsPort::open, "udp", NetworkPort::udp, "serial", SharedLines::serial));
    }

    /** @param openers by scheme of the endpoint */
    public SharedLines(Map<String, PortOpener> openers) {
        this.openers = Map.copyOf(openers);
    }

    /** The serial library is optional: without its bundle, other lines work. */
    private static Port serial(URI endpoint, Duration timeout) throws IOException, DriverException {
        try {
            return SerialLine.open(endpoint, timeout);
        } catch (LinkageError e) {
            throw new DriverException(Fault.MISCONFIGURED, "serial lines are not installed on this server", e);
        }
    }

    @Override
    public Line open(URI endpoint, Duration replyTimeout) throws DriverException, InterruptedException {
        String scheme = endpoint.getScheme() == null ? "" : endpoint.getScheme().toLowerCase(Locale.ROOT);
        PortOpener opener = openers.get(scheme);
        if (opener == null) {
            throw new DriverException(Fault.MISCONFIGURED, "no line of kind '" + scheme + "': " + endpoint);
        }
        SharedLine line = new SharedLine(this, join(endpoint, opener), replyTimeout);
        try {
            line.connect();
            return line;
        } catch (DriverException | InterruptedException | RuntimeException e) {
            line.close();
            throw e;
        }
    }

    @Override
    public LineWatch watch() {
        try {
            return new SelectorWatch();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends every line, failing what runs on them. */
    @Deactivate
    public void close() {
        List<PhysicalLine> all;
        synchronized (lines) {
            all = List.copyOf(lines.values());
            lines.clear();
        }
        all.forEach(PhysicalLine::end);
    }

    private PhysicalLine join(URI endpoint, PortOpener opener) {
        String key = endpoint.toString().toLowerCase(Locale.ROOT);
        synchronized (lines) {
            PhysicalLine line = lines.get(key);
            if (line == null || line.isBroken()) {
                line = new PhysicalLine(key, endpoint, opener);
                lines.put(key, line);
            }
            line.users++;
            return line;
        }
    }

    void leave(PhysicalLine line) {
        synchronized (lines) {
            line.users--;
            if (line.users > 0) {
                return;
            }
            lines.remove(line.key(), line);
        }
        line.end();
    }
}
