package org.clockhouse.terminal.internal.call;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.clockhouse.driver.CallingDriver;
import org.clockhouse.kernel.Readiness;
import org.clockhouse.kernel.Workers;
import org.clockhouse.terminal.internal.Places;
import org.clockhouse.terminal.internal.TerminalConfig;
import org.clockhouse.terminal.internal.driver.DriverTable;
import org.clockhouse.terminal.internal.recording.Recorder;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.ConnectionStatistics;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.ConnectionLimit;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The port for terminals that call: a server of its own beside the console's, so that neither sees the other's paths or waits
 * for its clients. Open only while a driver for such terminals is installed; closed it refuses connections, which a terminal
 * understands, rather than answer what it would misread. One that somebody else has is asked for again and again, later each time.
 */
@Component(
        service = {HttpPort.class, Readiness.class},
        immediate = true,
        configurationPid = TerminalConfig.PID)
public final class HttpPort implements DriverTable.Watcher, Readiness {

    private static final Logger log = LoggerFactory.getLogger(HttpPort.class);
    private static final int CONNECTIONS = 4_000;
    /** Beside those that answer. */
    private static final int THREADS = 12;

    private static final int HEADER_BYTES = 8 * 1024;
    private static final long SLOWEST_BYTES_A_SECOND = 200;
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final DriverTable drivers;
    private final CallHandler handler;
    private final Places places;
    private final TerminalConfig config;
    private final Duration idle;
    private final Duration firstPause;
    private final Workers.Crew crew;
    private Server server;
    private int port;
    private boolean ended;
    private Duration pause;
    private boolean retrying;
    private volatile Optional<Reason> trouble = Optional.empty();

    @Activate
    public HttpPort(
            @Reference DriverTable drivers,
            @Reference CallingTerminals terminals,
            @Reference Recorder recorder,
            @Reference Workers workers,
            @Reference Places places,
            TerminalConfig config) {
        this(drivers, terminals, recorder, workers, places, config, IDLE, Duration.ofSeconds(1));
    }

    /**
     * @param idle after which a connection without a whole request head, or without any bytes, is closed
     * @param firstPause before a port that did not open is asked for again
     */
    public HttpPort(
            DriverTable drivers,
            CallingTerminals terminals,
            Recorder recorder,
            Workers workers,
            Places places,
            TerminalConfig config,
            Duration idle,
            Duration firstPause) {
        this.drivers = drivers;
        this.places = places;
        this.config = config;
        this.idle = idle;
        this.firstPause = firstPause;
        this.pause = firstPause;
        this.crew = workers.crew("terminal-calls", Math.max(2, config.workers()));
        this.handler = new CallHandler(drivers, terminals, recorder, crew);
        drivers.watch(this);
        driversChanged();
    }

    @Deactivate
    public void stop() {
        drivers.unwatch(this);
        synchronized (this) {
            ended = true;
            close();
        }
        crew.close();
    }

    /** Opens or closes on a thread of its own: the framework waits for whoever hears of a driver. */
    @Override
    public void driversChanged() {
        try {
            crew.run(this::follow);
        } catch (RejectedExecutionException e) {
            log.debug("A driver came after the end");
        }
    }

    /** 0 while closed. */
    public synchronized int port() {
        return port;
    }

    @Override
    public String part() {
        return "terminal-port";
    }

    @Override
    public Optional<Reason> notReady() {
        return trouble;
    }

    /** Terminals that stay on the line. */
    int standing() {
        return handler.standing();
    }

    /** What was ordered before the end and comes after it opens nothing: nobody would close it again. */
    private synchronized void follow() {
        if (ended) {
            return;
        }
        Map<String, String> routes = routes();
        handler.serve(routes);
        if (routes.isEmpty()) {
            close();
        } else if (server == null) {
            open();
        }
    }

    /** The first path segment to the driver that answers it; a second driver with the same does not get it. */
    private Map<String, String> routes() {
        Map<String, String> routes = new TreeMap<>();
        for (DriverTable.Entry entry : drivers.all()) {
            if (entry.driver() instanceof CallingDriver calling) {
                Set<String> paths = calling.paths();
                for (String path : paths) {
                    String other = routes.putIfAbsent(path, entry.id());
                    if (other != null) {
                        log.warn("Driver {} does not get path {}: {} has it", entry.id(), path, other);
                    }
                }
            }
        }
        return routes;
    }

    private void open() {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS + CallHandler.CALLS, 2, (int) IDLE.toMillis());
        threads.setName("terminal-port");
        threads.setDaemon(true);
        Server opening = new Server(threads);
        opening.addConnector(connector(opening, config.terminal__port(), plain()));
        opening.addBean(new ConnectionLimit(CONNECTIONS, opening));
        opening.addBean(ForgivingHttp.plainly());
        opening.setHandler(handler.fresh());
        opening.setStopTimeout(2_000);
        try {
            if (config.terminal__tls__port() > 0) {
                opening.addConnector(connector(opening, config.terminal__tls__port(), secured()));
            }
            opening.start();
        } catch (Exception e) {
            quietly(opening);
            failed(e);
            return;
        }
        trouble = Optional.empty();
        pause = firstPause;
        server = opening;
        port = ((ServerConnector) opening.getConnectors()[0]).getLocalPort();
        log.info("Terminal port {} is open", port);
        if (config.terminal__tls__port() > 0) {
            log.info("Terminal port {} is open for TLS", config.terminal__tls__port());
        }
    }

    private void failed(Exception why) {
        Reason reason = reason(why);
        if (!trouble.equals(Optional.of(reason))) {
            log.error("The terminal port does not open, and is asked for again: {}", reason.detail());
        }
        trouble = Optional.of(reason);
        if (!retrying) {
            retrying = true;
            crew.later(pause, this::retry);
        }
        Duration longer = pause.multipliedBy(2);
        pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    }

    private synchronized void retry() {
        retrying = false;
        follow();
    }

    private Reason reason(Exception why) {
        String ports = config.terminal__port()
                + (config.terminal__tls__port() > 0 ? " or " + config.terminal__tls__port() : "");
        return causes(why).anyMatch(BindException.class::isInstance)
                ? new Reason(
                        "terminal-port.taken", "port " + ports + " is taken by another program: " + why.getMessage())
                : new Reason("terminal-port.failed", "port " + ports + ": " + why.getMessage());
    }

    private static Stream<Throwable> causes(Throwable why) {
        return Stream.iterate(why, Objects::nonNull, Throwable::getCause);
    }

    private static HttpConnectionFactory plain() {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendDateHeader(true);
        http.setRequestHeaderSize(HEADER_BYTES);
        // Else each connection that stands open keeps one, larger than all else about it.
        http.setHeaderCacheSize(0);
        // Else a length over the cap is refused only when its first byte comes, or never.
        http.setDelayDispatchUntilContent(false);
        http.setMinResponseDataRate(SLOWEST_BYTES_A_SECOND);
        return new ForgivingHttp(http);
    }

    /** With the console's own certificate, so that there is one to renew. */
    private ConnectionFactory[] secured() throws IOException {
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setKeyStoreType("PKCS12");
        tls.setKeyStorePath(places.serverKey().toString());
        tls.setKeyStorePassword(Files.readString(places.serverPassword()).strip());
        tls.setIncludeProtocols("TLSv1.2", "TLSv1.3");
        return new ConnectionFactory[] {new SslConnectionFactory(tls, HttpVersion.HTTP_1_1.asString()), plain()};
    }

    private ServerConnector connector(Server opening, int onPort, ConnectionFactory... protocols) {
        ServerConnector connector = new ServerConnector(opening, 1, 1, protocols);
        connector.setHost(config.terminal__host().isBlank() ? null : config.terminal__host());
        connector.setPort(onPort);
        connector.setIdleTimeout(idle.toMillis());
        connector.addBean(new ConnectionStatistics());
        connector.addBean(new FirstRequest(connector.getScheduler(), idle.toMillis(), TimeUnit.MILLISECONDS));
        return connector;
    }

    private void close() {
        trouble = Optional.empty();
        if (server != null) {
            quietly(server);
            server = null;
            port = 0;
            log.info("Terminal port is closed");
        }
    }

    private static void quietly(Server stopping) {
        try {
            stopping.stop();
        } catch (Exception e) {
            log.debug("Terminal port did not close well", e);
        }
    }
}
