package org.clockhouse.store.internal;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.UserPrincipal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real PostgreSQL of one's own: a new cluster in a temporary directory, made with the server programs of this machine
 * (from PATH or {@code /usr/lib/postgresql/<version>/bin}; Debian: {@code apt-get install postgresql}). It ends with this
 * process, even when that is killed: a shell holds the server and waits for the end of our pipe. Without the programs this
 * fails and never skips.
 */
public final class PostgresServer implements AutoCloseable {

    private static final List<String> UNPRIVILEGED = List.of("postgres", "nobody");

    private final Path directory;
    private final List<String> as;
    private final int port;
    private final boolean durable;
    private Process keeper;

    private PostgresServer(Path directory, List<String> as, int port, boolean durable) {
        this.directory = directory;
        this.as = as;
        this.port = port;
        this.durable = durable;
    }

    /** @param durable whether a commit waits for the disk; tests need not, benchmarks must */
    public static PostgresServer start(boolean durable) {
        try {
            Path directory = Files.createTempDirectory("clockhouse-pg");
            PostgresServer server = new PostgresServer(directory, asUnprivileged(directory), freePort(), durable);
            server.run(
                    program("initdb"),
                    "-D",
                    server.data(),
                    "-U",
                    "clockhouse",
                    "-A",
                    "trust",
                    "-E",
                    "UTF8",
                    "--locale=C",
                    "--no-sync");
            server.launch();
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            return server;
        } catch (IOException e) {
            throw new IllegalStateException("PostgreSQL cannot be started: " + e.getMessage(), e);
        }
    }

    /** Starts it, again after {@link #stop}, on the same port and data. */
    public void launch() throws IOException {
        List<String> command = new ArrayList<>(as);
        command.addAll(
                List.of("sh", "-c", "\"$@\" & server=$!; cat >/dev/null; kill -INT $server; wait $server", "keeper"));
        command.addAll(List.of(program("postgres"), "-D", data(), "-p", String.valueOf(port)));
        command.addAll(List.of("-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="));
        command.addAll(List.of("-c", "fsync=" + (durable ? "on" : "off"), "-c", "shared_buffers=256MB"));
        command.addAll(List.of("-c", "synchronous_commit=" + (durable ? "on" : "off"), "-c", "max_connections=60"));
        keeper = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("server.log").toFile())
                .start();
        awaitAnswer();
    }

    /** Ends it, breaking every connection; the data stays. */
    public void stop() throws IOException, InterruptedException {
        keeper.getOutputStream().close();
        if (!keeper.waitFor(20, TimeUnit.SECONDS)) {
            keeper.destroyForcibly();
            throw new IOException("PostgreSQL does not end");
        }
    }

    private String data() {
        return directory.resolve("data").toString();
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=clockhouse";
    }

    /** A new, empty database on this server; its url. */
    public String createDatabase(String name) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url("postgres"))) {
            connection.createStatement().execute("create database " + name);
        }
        return url(name);
    }

    @Override
    public synchronized void close() {
        if (!Files.exists(directory)) {
            return;
        }
        try {
            if (keeper.isAlive()) {
                stop();
            }
            try (Stream<Path> files = Files.walk(directory)) {
                files.sorted((one, other) -> other.compareTo(one))
                        .map(Path::toFile)
                        .forEach(File::delete);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitAnswer() throws IOException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (true) {
            try (Connection connection = DriverManager.getConnection(url("postgres"))) {
                connection.isValid(1);
                return;
            } catch (SQLException e) {
                if (!keeper.isAlive() || System.nanoTime() > until) {
                    throw new IOException(e.getMessage() + "\n" + Files.readString(directory.resolve("server.log")), e);
                }
                Thread.onSpinWait();
            }
        }
    }

    /** PostgreSQL refuses root: the words that run a command as somebody who may not do everything. */
    private static List<String> asUnprivileged(Path directory) throws IOException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return List.of();
        }
        for (String name : UNPRIVILEGED) {
            try {
                UserPrincipal user = directory
                        .getFileSystem()
                        .getUserPrincipalLookupService()
                        .lookupPrincipalByName(name);
                Files.getFileAttributeView(directory, PosixFileAttributeView.class)
                        .setOwner(user);
                return List.of("setpriv", "--reuid=" + name, "--clear-groups", "--");
            } catch (IOException e) {
                continue;
            }
        }
        throw new IOException("PostgreSQL refuses root, and there is none of the users " + UNPRIVILEGED);
    }

    private static String program(String name) throws IOException {
        List<Path> places = new ArrayList<>();
        Path debian = Path.of("/usr/lib/postgresql");
        if (Files.isDirectory(debian)) {
            try (Stream<Path> versions = Files.list(debian)) {
                versions.sorted((one, other) -> other.compareTo(one))
                        .forEach(version -> places.add(version.resolve("bin")));
            }
        }
        for (String place : System.getenv("PATH").split(File.pathSeparator)) {
            places.add(Path.of(place));
        }
        return places.stream()
                .map(place -> place.resolve(name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IOException("no " + name + " in /usr/lib/postgresql/*/bin nor in PATH;"
                        + " install PostgreSQL's server (Debian: apt-get install postgresql)"))
                .toString();
    }

    private void run(String... command) throws IOException {
        List<String> whole = new ArrayList<>(as);
        whole.addAll(List.of(command));
        Process process = new ProcessBuilder(whole)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes());
        try {
            if (process.waitFor() != 0) {
                throw new IOException(command[0] + " failed: " + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
