package org.clockhouse.store.internal.backup;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clockhouse.store.internal.Sql;
import org.clockhouse.store.internal.StoreSettings;
import org.postgresql.ds.PGSimpleDataSource;

/** PostgreSQL is copied by its own {@code pg_dump}, in its own format, and read back by {@code pg_restore}. */
final class PostgresCopy implements DatabaseCopy {

    private static final String DUMP = "database.dump";

    private final StoreSettings settings;
    private final String path;

    PostgresCopy(StoreSettings settings) {
        this(settings, System.getenv().getOrDefault("PATH", "") + File.pathSeparator + debian());
    }

    /** @param path folders of programs, as in the environment */
    PostgresCopy(StoreSettings settings, String path) {
        this.settings = settings;
        this.path = path;
    }

    @Override
    public void requirePrograms() throws IOException {
        program("pg_dump");
        program("pg_restore");
    }

    @Override
    public void copyTo(Path directory) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program("pg_dump"), "--format=custom"));
        command.add("--file=" + directory.resolve(DUMP));
        command.addAll(reaching(source().getDatabaseName()));
        run(command, password());
    }

    @Override
    public boolean isEmpty() throws SQLException {
        try (Connection connection = source().getConnection(user(), password())) {
            return new Sql(
                                    connection,
                                    "select count(*) from information_schema.tables"
                                            + " where table_schema = current_schema()")
                            .number()
                    == 0;
        }
    }

    @Override
    public void requireOwn(Path directory) throws IOException {
        if (!Files.isRegularFile(directory.resolve(DUMP))) {
            throw new IOException("this is a backup of the embedded database, which PostgreSQL cannot read;"
                    + " restore it without a url in etc/org.clockhouse.store.cfg");
        }
    }

    @Override
    public void putBack(Path directory) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program("pg_restore"), "--single-transaction", "--no-owner"));
        command.add("--no-privileges");
        command.addAll(reaching("--dbname=" + source().getDatabaseName()));
        command.add(directory.resolve(DUMP).toString());
        run(command, password());
    }

    private PGSimpleDataSource source() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(settings.url());
        return source;
    }

    private List<String> reaching(String last) {
        PGSimpleDataSource source = source();
        List<String> options = new ArrayList<>();
        options.add("--host=" + source.getServerNames()[0]);
        options.add("--port=" + source.getPortNumbers()[0]);
        options.add("--username=" + user());
        options.add("--no-password");
        options.add(last);
        return options;
    }

    private String user() {
        return settings.user().isEmpty() ? source().getUser() : settings.user();
    }

    private String password() {
        return settings.user().isEmpty() ? source().getPassword() : settings.password();
    }

    /**
     * Every table and every row is read out of the dump. It is not loaded into a second database: the suite's account need
     * not be allowed to make one.
     */
    @Override
    public Counted count(Path directory) throws IOException, InterruptedException {
        Path script = directory.resolve("script.sql");
        run(
                List.of(
                        program("pg_restore"),
                        "--file=" + script,
                        directory.resolve(DUMP).toString()),
                "");
        long tables = 0;
        long rows = 0;
        boolean inRows = false;
        try (Stream<String> lines = Files.lines(script, StandardCharsets.UTF_8)) {
            for (String line : (Iterable<String>) lines::iterator) {
                if (inRows) {
                    inRows = !line.equals("\\.");
                    rows += inRows ? 1 : 0;
                } else if (line.startsWith("COPY ") && line.endsWith(" FROM stdin;")) {
                    tables++;
                    inRows = true;
                }
            }
        }
        return new Counted(tables, rows);
    }

    private static void run(List<String> command, String password) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        if (password != null && !password.isEmpty()) {
            builder.environment().put("PGPASSWORD", password);
        }
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(Path.of(command.get(0)).getFileName() + " failed: " + said.strip());
        }
    }

    private String program(String name) throws IOException {
        return Stream.of(path.split(File.pathSeparator))
                .filter(place -> !place.isBlank())
                .map(place -> Path.of(place).resolve(name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst()
                .orElseThrow(() -> new IOException("no " + name + " in PATH nor in /usr/lib/postgresql/*/bin;"
                        + " install PostgreSQL's client programs"));
    }

    /** Where Debian keeps them, the newest first. */
    private static String debian() {
        Path all = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(all)) {
            return "";
        }
        try (Stream<Path> versions = Files.list(all)) {
            return versions.sorted(Comparator.reverseOrder())
                    .map(version -> version.resolve("bin").toString())
                    .collect(Collectors.joining(File.pathSeparator));
        } catch (IOException e) {
            return "";
        }
    }
}
