package org.clockhouse.terminal.internal.driver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.Companies;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Topic;
import org.clockhouse.terminal.InstalledDriver.Jar;
import org.clockhouse.terminal.InstalledDriver.Origin;
import org.clockhouse.terminal.InstalledDriver.Signature;
import org.clockhouse.terminal.internal.Journal;
import org.clockhouse.terminal.internal.Places;
import org.clockhouse.terminal.internal.TerminalConfig;
import org.clockhouse.terminal.internal.driver.DriverCheck.Passed;
import org.clockhouse.terminal.internal.driver.StoppedDrivers.Stopped;
import org.clockhouse.terminal.spi.JarRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one way for a driver jar into the container. A jar that passed the check is kept in {@code drivers/}, then a row says so,
 * then it is installed under a location that names its hash; so a start after any crash knows what belongs there, and puts it
 * there. A jar of the same symbolic name as a driver that came by a feature stands in for it, which rests until the jar is
 * removed.
 */
@Component(service = DriverShelf.class, configurationPid = TerminalConfig.PID)
public final class DriverShelf {

    static final String LOCATION = "clockhouse-driver:";

    private static final Logger log = LoggerFactory.getLogger(DriverShelf.class);

    private final Container container;
    private final JarRepository jars;
    private final Companies companies;
    private final Journal journal;
    private final Path folder;
    private final DriverCheck check;
    private final StoppedDrivers stopped;

    /** Why a kept jar was not let in again at the start, by hash. */
    private final Map<String, Refused> turnedAway = new HashMap<>();

    /** By hash, as the certificates of the edition say. */
    private final Map<String, Signature> signatures = new HashMap<>();

    private String edition = "";

    @Activate
    public DriverShelf(
            @Reference Container container,
            @Reference JarRepository jars,
            @Reference Companies companies,
            @Reference Journal journal,
            @Reference Places places,
            TerminalConfig config)
            throws IOException {
        this.container = container;
        this.jars = jars;
        this.companies = companies;
        this.journal = journal;
        this.folder = Files.createDirectories(places.drivers());
        this.check = new DriverCheck(
                new Signers(places.signers()), Unsigned.of(config.unsigned__drivers()), container::offers);
        this.stopped = new StoppedDrivers(folder);
    }

    /** By symbolic name. */
    List<Jar> jars() {
        return journal.read(companies.home(), jars::all);
    }

    /** A name for a jar that is not checked yet, on the same file system. */
    Path incoming(String name) throws IOException {
        return Files.createDirectories(folder.resolve("incoming")).resolve(name + ".jar");
    }

    /**
     * Checks, keeps and installs, in place of the one of the same symbolic name. The same jar again changes nothing.
     *
     * @param jar stays where it is
     */
    synchronized Jar install(Actor actor, Path jar, String fileName, Origin origin) throws IOException {
        Passed passed;
        try {
            passed = check.check(jar);
        } catch (Refused e) {
            journal.recordApart(AuditDraft.of(actor, "driver.refused", "driver", "", fileName)
                    .with(Map.of("code", e.code(), "sha256", DriverCheck.sha256(jar))));
            throw e;
        }
        Jar next = new Jar(
                passed.symbolicName(),
                passed.version(),
                fileName,
                passed.sha256(),
                passed.signature().signer(),
                origin,
                Optional.of(journal.now()),
                actor.name());
        Optional<Jar> before = find(passed.symbolicName());
        if (before.filter(old -> old.sha256().equals(next.sha256())).isPresent() && isThere(next)) {
            return before.get();
        }
        putInPlace(actor, jar, next, before);
        if (check.warnsOf(passed.signature())) {
            log.warn("Nobody known here signed driver jar {} {}", next.symbolicName(), next.version());
        }
        return next;
    }

    /** The same check without installing. */
    Passed look(Path jar) throws IOException {
        return check.check(jar);
    }

    /** Who stands behind a kept jar, by the certificates that are known now. */
    synchronized Signature signatureOf(Jar jar) {
        try {
            if (!edition.equals(check.edition())) {
                edition = check.edition();
                signatures.clear();
            }
            if (!signatures.containsKey(jar.sha256()) && Files.exists(kept(jar))) {
                signatures.put(jar.sha256(), check.signatureOf(kept(jar)));
            }
            return signatures.getOrDefault(jar.sha256(), Signature.NONE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Why a jar that was let in once is not in the container; empty where nobody turned it away. */
    synchronized Optional<Refused> turnedAway(Jar jar) {
        return Optional.ofNullable(turnedAway.get(jar.sha256()));
    }

    synchronized List<Stopped> stopped() throws IOException {
        return stopped.all();
    }

    synchronized void stop(Actor actor, Stopped driver, String location) throws IOException {
        stopped.add(driver);
        container.rest(location);
        told(actor, "driver.stop", driver);
    }

    synchronized void start(Actor actor, Stopped driver, String location) throws IOException {
        container.wake(location);
        stopped.remove(driver.symbolicName());
        told(actor, "driver.start", driver);
    }

    private void told(Actor actor, String action, Stopped driver) {
        journal.run(
                actor.org(),
                Topic.DRIVERS,
                () -> journal.record(AuditDraft.of(actor, action, "driver", driver.symbolicName(), driver.id())));
    }

    synchronized void remove(Actor actor, Jar jar) throws IOException {
        container.uninstall(location(jar));
        shipped(jar.symbolicName()).ifPresent(container::wake);
        journal.run(actor.org(), Topic.DRIVERS, () -> {
            jars.remove(jar.symbolicName());
            journal.record(audit(actor, "driver.remove", jar).without(fields(jar)));
        });
        Files.deleteIfExists(kept(jar));
        stopped.remove(jar.symbolicName());
        log.info("Driver jar {} {} is removed", jar.symbolicName(), jar.version());
    }

    /** Makes the container hold what the rows say, and nothing else under our locations. */
    synchronized void rebuild() throws IOException {
        List<Jar> wanted = jars();
        Set<String> locations = wanted.stream().map(DriverShelf::location).collect(Collectors.toSet());
        container.bundles().stream()
                .map(Container.Installed::location)
                .filter(location -> location.startsWith(LOCATION) && !locations.contains(location))
                .forEach(container::uninstall);
        for (Jar jar : wanted) {
            if (passesStill(jar)) {
                shipped(jar.symbolicName()).ifPresent(container::rest);
                if (!isThere(jar)) {
                    restore(jar);
                }
            } else {
                container.uninstall(location(jar));
            }
        }
        for (Stopped driver : stopped.all()) {
            locationOf(driver.symbolicName()).ifPresent(container::rest);
        }
    }

    /** A certificate may have been withdrawn since, or the setting changed. The jar stays where it is kept. */
    private boolean passesStill(Jar jar) throws IOException {
        if (!Files.exists(kept(jar))) {
            return true;
        }
        try {
            check.check(kept(jar));
            return true;
        } catch (Refused e) {
            log.error("Driver jar {} is not let in again: {}", jar.symbolicName(), e.getMessage());
            turnedAway.put(jar.sha256(), e);
            journal.recordApart(
                    audit(Journal.self(companies.home()), "driver.refused", jar).with(Map.of("code", e.code())));
            return false;
        }
    }

    /** Of the bundle that serves, or would: ours, or else the one that came by a feature. */
    Optional<String> locationOf(String symbolicName) {
        return find(symbolicName)
                .filter(this::isThere)
                .map(DriverShelf::location)
                .or(() -> shipped(symbolicName));
    }

    boolean isThere(Jar jar) {
        return container.bundles().stream().anyMatch(bundle -> bundle.location().equals(location(jar)));
    }

    static String location(Jar jar) {
        return LOCATION + jar.symbolicName() + ":" + jar.sha256();
    }

    private void restore(Jar jar) throws IOException {
        Path kept = kept(jar);
        if (!Files.exists(kept) || !DriverCheck.sha256(kept).equals(jar.sha256())) {
            log.error("Driver jar {} in {} is missing or not the one that was let in", jar.symbolicName(), kept);
            return;
        }
        try {
            container.install(location(jar), kept);
        } catch (Refused e) {
            log.error("Driver jar {} is not restored: {}", jar.symbolicName(), e.getMessage());
        }
    }

    private void putInPlace(Actor actor, Path jar, Jar next, Optional<Jar> before) throws IOException {
        keep(jar, kept(next));
        before.ifPresent(old -> container.uninstall(location(old)));
        shipped(next.symbolicName()).ifPresent(container::rest);
        try {
            container.install(location(next), kept(next));
        } catch (Refused e) {
            bringBack(next, before);
            Files.deleteIfExists(kept(next));
            throw e;
        }
        journal.run(companies.home(), Topic.DRIVERS, () -> {
            jars.save(next);
            journal.record(audit(actor, before.isPresent() ? "driver.update" : "driver.install", next)
                    .changing(before.map(DriverShelf::fields).orElse(Map.of()), fields(next)));
        });
        stopped.remove(next.symbolicName());
        turnedAway.remove(next.sha256());
        if (before.isPresent() && !before.get().sha256().equals(next.sha256())) {
            Files.deleteIfExists(kept(before.get()));
        }
        log.info("Driver jar {} {} is installed, signed by {}", next.symbolicName(), next.version(), next.signer());
    }

    private void bringBack(Jar failed, Optional<Jar> before) throws IOException {
        if (before.isPresent()) {
            restore(before.get());
        } else {
            shipped(failed.symbolicName()).ifPresent(container::wake);
        }
    }

    /** Whole and on the disk before anything says that it is there. */
    private static void keep(Path jar, Path target) throws IOException {
        Path part = target.resolveSibling(target.getFileName() + ".part");
        Files.copy(jar, part, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel written = FileChannel.open(part, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Of the bundle for which ours stands in; empty where there is none. */
    String shippedVersion(String symbolicName) {
        return ofTheSuite(symbolicName).map(Container.Installed::version).orElse("");
    }

    private Optional<String> shipped(String symbolicName) {
        return ofTheSuite(symbolicName).map(Container.Installed::location);
    }

    /** The bundle of the same name that came by a feature, for which ours stands in. */
    private Optional<Container.Installed> ofTheSuite(String symbolicName) {
        return container.bundles().stream()
                .filter(bundle -> bundle.symbolicName().equals(symbolicName)
                        && !bundle.location().startsWith(LOCATION))
                .findFirst();
    }

    private Optional<Jar> find(String symbolicName) {
        return jars().stream()
                .filter(jar -> jar.symbolicName().equals(symbolicName))
                .findFirst();
    }

    private Path kept(Jar jar) {
        return folder.resolve(jar.symbolicName() + "-" + jar.sha256().substring(0, 16) + ".jar");
    }

    private static AuditDraft audit(Actor actor, String action, Jar jar) {
        return AuditDraft.of(actor, action, "driver", jar.symbolicName(), jar.fileName());
    }

    private static Map<String, Object> fields(Jar jar) {
        return Map.of(
                "version", jar.version(),
                "sha256", jar.sha256(),
                "signer", jar.signer(),
                "origin", jar.origin());
    }
}
