package org.clockhouse.terminal.internal.driver;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.clockhouse.driver.DriverDescriptor;
import org.clockhouse.driver.Setting;
import org.clockhouse.driver.Texts;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.terminal.DriverOffer;
import org.clockhouse.terminal.Drivers;
import org.clockhouse.terminal.InstalledDriver;
import org.clockhouse.terminal.InstalledDriver.Jar;
import org.clockhouse.terminal.InstalledDriver.Origin;
import org.clockhouse.terminal.InstalledDriver.Signature;
import org.clockhouse.terminal.InstalledDriver.State;
import org.clockhouse.terminal.internal.UploadFile;
import org.clockhouse.terminal.internal.driver.StoppedDrivers.Stopped;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What console and REST see of the drivers, and their way in. */
@Component
public final class DriverDesk implements Drivers {

    private final DriverTable drivers;
    private final DriverShelf shelf;
    private final DropFolder drops;
    private final Container container;

    @Activate
    public DriverDesk(
            @Reference DriverTable drivers,
            @Reference DriverShelf shelf,
            @Reference DropFolder drops,
            @Reference Container container) {
        this.drivers = drivers;
        this.shelf = shelf;
        this.drops = drops;
        this.container = container;
    }

    @Override
    public List<InstalledDriver> list(OrgId org) {
        Map<Long, Container.Installed> bundles =
                container.bundles().stream().collect(Collectors.toMap(Container.Installed::id, bundle -> bundle));
        Map<String, Jar> byLocation =
                shelf.jars().stream().collect(Collectors.toMap(DriverShelf::location, jar -> jar));
        List<InstalledDriver> all = new ArrayList<>();
        for (DriverTable.Entry entry : drivers.all()) {
            Optional<Container.Installed> bundle = Optional.ofNullable(bundles.get(entry.bundle()));
            Jar jar = bundle.map(b ->
                            Optional.ofNullable(byLocation.remove(b.location())).orElseGet(() -> shipped(b)))
                    .orElseGet(DriverDesk::unknown);
            all.add(active(entry.driver().descriptor(), jar));
        }
        for (Stopped driver : stopped()) {
            shelf.locationOf(driver.symbolicName())
                    .flatMap(location -> Optional.ofNullable(byLocation.remove(location))
                            .or(() -> bundles.values().stream()
                                    .filter(b -> b.location().equals(location))
                                    .map(DriverDesk::shipped)
                                    .findFirst()))
                    .ifPresent(jar -> all.add(resting(driver, jar)));
        }
        byLocation.values().forEach(jar -> all.add(failed(jar.symbolicName(), problem(jar), jar)));
        Set<String> turnedAway = all.stream()
                .filter(driver -> driver.state() == State.FAILED && driver.jar().origin() == Origin.DROPPED)
                .map(driver -> driver.jar().fileName())
                .collect(Collectors.toSet());
        drops.refusals().forEach((fileName, refused) -> {
            if (!turnedAway.contains(fileName)) {
                all.add(failed(fileName, refused.code(), dropped(fileName)));
            }
        });
        all.sort(Comparator.comparing(InstalledDriver::id));
        return all;
    }

    @Override
    public DriverOffer look(OrgId org, String fileName, InputStream content) throws IOException {
        Path incoming = shelf.incoming(UUID.randomUUID().toString());
        try {
            keep(incoming, fileName, content);
            DriverCheck.Passed passed = shelf.look(incoming);
            Optional<InstalledDriver> replaces = list(org).stream()
                    .filter(driver -> driver.jar().symbolicName().equals(passed.symbolicName()))
                    .findFirst();
            return new DriverOffer(
                    passed.symbolicName(), passed.version(), passed.sha256(), passed.signature(), replaces);
        } finally {
            Files.deleteIfExists(incoming);
        }
    }

    @Override
    public void stop(Actor actor, String id) {
        InstalledDriver driver = find(actor.org(), id);
        if (driver.state() == State.FAILED) {
            throw new Refused("driver.no-service", "this driver does not serve");
        }
        if (driver.state() == State.ACTIVE) {
            turn(actor, driver, shelf::stop);
        }
    }

    @Override
    public void start(Actor actor, String id) {
        InstalledDriver driver = find(actor.org(), id);
        if (driver.state() == State.STOPPED) {
            turn(actor, driver, shelf::start);
        }
    }

    @FunctionalInterface
    private interface Step {
        void take(Actor actor, Stopped driver, String location) throws IOException;
    }

    private void turn(Actor actor, InstalledDriver driver, Step step) {
        String location =
                shelf.locationOf(driver.jar().symbolicName()).orElseThrow(() -> new NotFound("driver", driver.id()));
        try {
            step.take(actor, Stopped.of(driver), location);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Stopped> stopped() {
        try {
            return shelf.stopped();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public InstalledDriver install(Actor actor, String fileName, InputStream content) throws IOException {
        Path incoming = shelf.incoming(UUID.randomUUID().toString());
        try {
            UploadFile file = keep(incoming, fileName, content);
            Jar jar = shelf.install(actor, incoming, file.name(), Origin.UPLOADED);
            return list(actor.org()).stream()
                    .filter(driver -> driver.jar().symbolicName().equals(jar.symbolicName()))
                    .findFirst()
                    .orElseGet(() -> failed(jar.symbolicName(), "driver.no-service", jar));
        } finally {
            Files.deleteIfExists(incoming);
        }
    }

    @Override
    public void remove(Actor actor, String id) {
        InstalledDriver driver = find(actor.org(), id);
        if (driver.jar().origin() == Origin.FEATURE) {
            throw new Refused("driver.built-in", "this driver came by a feature and goes with it");
        }
        try {
            if (driver.jar().origin() == Origin.DROPPED) {
                drops.discard(driver.jar().fileName());
            }
            if (!driver.jar().sha256().isEmpty()) {
                shelf.remove(actor, driver.jar());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private InstalledDriver find(OrgId org, String id) {
        return list(org).stream()
                .filter(driver -> driver.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("driver", id));
    }

    private static UploadFile keep(Path incoming, String fileName, InputStream content) throws IOException {
        try {
            return UploadFile.keep(incoming, fileName, content, DriverCheck.LARGEST);
        } catch (Refused e) {
            throw e.code().equals("upload.too-large")
                    ? new Refused("driver.too-large", e.getMessage())
                    : new Refused("driver.not-a-bundle", e.getMessage());
        }
    }

    private String problem(Jar jar) {
        return shelf.turnedAway(jar).map(Refused::code).orElse("driver.no-service");
    }

    private Signature signature(Jar jar) {
        if (jar.origin() == Origin.FEATURE) {
            return Signature.OF_THE_SUITE;
        }
        return jar.sha256().isEmpty() ? Signature.NONE : shelf.signatureOf(jar);
    }

    private InstalledDriver active(DriverDescriptor descriptor, Jar jar) {
        Texts texts = descriptor.texts();
        return new InstalledDriver(
                descriptor.id(),
                descriptor.vendor(),
                descriptor.model(),
                names(descriptor.roads()),
                names(descriptor.capabilities()),
                descriptor.endpointExample(),
                descriptor.settings().stream()
                        .map(setting -> field(setting, texts))
                        .toList(),
                words(texts),
                descriptor.tested().stream()
                        .map(one -> new InstalledDriver.Tried(
                                one.model(), one.firmware(), one.evidence().name()))
                        .toList(),
                State.ACTIVE,
                "",
                jar,
                signature(jar),
                shipped(jar));
    }

    private InstalledDriver resting(Stopped driver, Jar jar) {
        return new InstalledDriver(
                driver.id(),
                driver.vendor(),
                driver.model(),
                driver.roads(),
                Set.of(),
                "",
                List.of(),
                Map.of(),
                List.of(),
                State.STOPPED,
                "",
                jar,
                signature(jar),
                shipped(jar));
    }

    private InstalledDriver failed(String id, String problem, Jar jar) {
        return new InstalledDriver(
                id,
                "",
                "",
                Set.of(),
                Set.of(),
                "",
                List.of(),
                Map.of(),
                List.of(),
                State.FAILED,
                problem,
                jar,
                signature(jar),
                shipped(jar));
    }

    private String shipped(Jar jar) {
        return jar.origin() == Origin.FEATURE ? "" : shelf.shippedVersion(jar.symbolicName());
    }

    private static Jar shipped(Container.Installed bundle) {
        return new Jar(
                bundle.symbolicName(),
                bundle.version(),
                bundle.location(),
                "",
                "",
                Origin.FEATURE,
                Optional.empty(),
                "");
    }

    private static Jar unknown() {
        return new Jar("", "", "", "", "", Origin.FEATURE, Optional.empty(), "");
    }

    private static Jar dropped(String fileName) {
        return new Jar("", "", fileName, "", "", Origin.DROPPED, Optional.empty(), "");
    }

    private static InstalledDriver.Field field(Setting setting, Texts texts) {
        String key = "setting." + setting.key();
        return new InstalledDriver.Field(
                setting.key(),
                setting.type().name(),
                name(texts.get(key)),
                texts.has(key + ".help") ? Optional.of(name(texts.get(key + ".help"))) : Optional.empty(),
                setting.defaultValue(),
                setting.choices().stream()
                        .map(choice -> new InstalledDriver.Choice(choice, name(texts.get(key + "." + choice))))
                        .toList(),
                setting.isRequired());
    }

    private static Map<String, LocalName> words(Texts texts) {
        Map<String, LocalName> words = new HashMap<>();
        texts.keys().forEach(key -> words.put(key, name(texts.get(key))));
        return words;
    }

    private static LocalName name(Texts.Text text) {
        return new LocalName(text.zh(), text.en());
    }

    private static Set<String> names(Set<? extends Enum<?>> values) {
        return values.stream().map(Enum::name).collect(Collectors.toSet());
    }
}
