package org.clockhouse.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleListener;
import org.osgi.framework.Version;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/** Drivers and the suite's own bundles are replaced while requests flow. */
@RunWith(PaxExam.class)
public class ReplacedInKaraf {

    private static final String SIMULATOR = "org.clockhouse.driver.simulator";
    private static final int SWAPS = Integer.getInteger("clockhouse.swaps", 10);

    @Inject
    private BundleContext context;

    @Inject
    private ServiceComponentRuntime components;

    @Configuration
    public Option[] options() throws IOException {
        return InKaraf.options();
    }

    @Test
    public void aDriverIsDroppedUpdatedAndRemovedAndNothingElseRestarts() throws Exception {
        InKaraf.await(
                () -> "components wait: " + InKaraf.waiting(components),
                () -> InKaraf.get("/health/ready").status() == 200);
        List<String> events = new CopyOnWriteArrayList<>();
        BundleListener listener = event -> events.add(event.getBundle().getSymbolicName());
        try (Traffic traffic = Traffic.start("Swaps")) {
            context.addBundleListener(listener);
            for (int swap = 1; swap <= SWAPS; swap++) {
                drop("0.1." + 2 * swap);
                awaitVersion("0.1." + 2 * swap);
                drop("0.1." + (2 * swap + 1));
                awaitVersion("0.1." + (2 * swap + 1));
                Files.delete(deployed());
                InKaraf.await(() -> "the driver is gone", () -> !drivers().contains("clockhouse.simulator"));
            }
            context.removeBundleListener(listener);
            traffic.end();
            assertEquals("answers that failed", List.of(), traffic.wrong());
            assertEquals("requests refused", 0, traffic.refused());
            assertEquals(new TreeSet<>(traffic.sent()), traffic.stored());
            System.out.printf(
                    "%d drops, updates and removals, %d requests meanwhile, none refused%n",
                    SWAPS, 2 * traffic.sent().size());
        }
        assertEquals(
                "bundles that restarted",
                List.of(),
                events.stream()
                        .filter(name -> !SIMULATOR.equals(name))
                        .distinct()
                        .toList());
    }

    @Test
    public void theRegistryIsReplacedUnderTraffic() throws Exception {
        replace("org.clockhouse.registry");
    }

    @Test
    public void theCredentialsAreReplacedUnderTraffic() throws Exception {
        replace("org.clockhouse.credential");
    }

    @Test
    public void theAuditTrailIsReplacedUnderTraffic() throws Exception {
        replace("org.clockhouse.audit");
    }

    @Test
    public void attendanceIsReplacedUnderTraffic() throws Exception {
        replace("org.clockhouse.attendance");
    }

    @Test
    public void theReportsAreReplacedUnderTraffic() throws Exception {
        replace("org.clockhouse.report");
    }

    @Test
    public void theRestApiIsReplacedUnderTraffic() throws Exception {
        replace("org.clockhouse.rest");
    }

    @Test
    public void theConsoleIsReplacedUnderTraffic() throws Exception {
        replace("org.clockhouse.console");
    }

    @Test
    public void aSearchForARosterEndsWithItsReasonWhenTheSolverIsReplacedAndMayBeAskedForAgain() throws Exception {
        InKaraf.await(
                () -> "components wait: " + InKaraf.waiting(components),
                () -> InKaraf.get("/health/ready").status() == 200);
        Needs needs = Needs.ofADepartment();
        String run = needs.look(300);
        InKaraf.await(
                () -> InKaraf.get(run).body(), () -> InKaraf.get(run).body().contains("\"LOOKING\""));
        replace("org.clockhouse.roster");
        InKaraf.await(
                () -> InKaraf.get(run).body(), () -> InKaraf.get(run).body().contains("\"FAILED\""));
        assertTrue(InKaraf.get(run).body(), InKaraf.get(run).body().contains("\"roster-run.interrupted\""));
        String again = needs.look(1);
        InKaraf.await(
                () -> InKaraf.get(again).body(), () -> InKaraf.get(again).body().contains("\"DRAWN\""));
    }

    @Test
    public void aNewInterfaceOfTheRegistryBringsWhoeverImportsItAnewUnderTraffic() throws Exception {
        underTraffic("Registry and importers", "org.clockhouse.registry", bundle -> context.getBundle(0)
                .adapt(FrameworkWiring.class)
                .refreshBundles(List.of(bundle)));
    }

    /**
     * A new version of one bundle: 503 and nothing else for a moment, whose length is printed and not judged; nothing else
     * restarts, nothing is lost, nothing is there twice.
     */
    private void replace(String name) throws Exception {
        List<String> events = new CopyOnWriteArrayList<>();
        BundleListener listener = event -> events.add(event.getBundle().getSymbolicName());
        Path next = reversioned(name, "0.1.1");
        underTraffic(name, name, bundle -> {
            context.addBundleListener(listener);
            try (InputStream jar = Files.newInputStream(next)) {
                bundle.update(jar);
            }
        });
        context.removeBundleListener(listener);
        assertEquals(new Version("0.1.1"), bundle(name).getVersion());
        assertEquals("bundles that restarted", Set.of(name), Set.copyOf(events));
    }

    private interface Change {
        void make(Bundle bundle) throws Exception;
    }

    private void underTraffic(String title, String name, Change change) throws Exception {
        InKaraf.await(
                () -> "components wait: " + InKaraf.waiting(components),
                () -> InKaraf.get("/health/ready").status() == 200);
        try (Traffic traffic = Traffic.start(title)) {
            InKaraf.await(() -> "traffic flows", () -> traffic.sent().size() > 5);
            change.make(bundle(name));
            int before = traffic.sent().size();
            InKaraf.await(
                    () -> "traffic flows again; components wait: " + InKaraf.waiting(components),
                    () -> traffic.sent().size() > before + 5);
            traffic.end();
            System.out.printf(
                    "%s replaced: %d refused, longest outage %d ms%n",
                    title, traffic.refused(), traffic.longestOutageMillis());
            assertEquals("answers that were neither success nor 503", List.of(), traffic.wrong());
            TreeSet<String> lost = new TreeSet<>(traffic.sent());
            lost.removeAll(traffic.stored());
            assertEquals("acknowledged, but lost", new TreeSet<>(), lost);
        }
    }

    private Bundle bundle(String name) {
        return Stream.of(context.getBundles())
                .filter(candidate -> name.equals(candidate.getSymbolicName()))
                .findFirst()
                .orElseThrow();
    }

    private static void awaitVersion(String version) throws InterruptedException {
        InKaraf.await(() -> "version " + version + " in " + drivers(), () -> drivers()
                .contains("\"version\":\"" + version + "\""));
    }

    private static String drivers() {
        return InKaraf.get("/api/v1/drivers").body();
    }

    private static Path deployed() {
        return InKaraf.base().resolve("deploy").resolve("simulator.jar");
    }

    /** The shipped simulator under another version, moved into place whole. */
    private static void drop(String version) throws IOException {
        Files.move(
                reversioned(SIMULATOR, version),
                deployed(),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    /** A shipped bundle under another version, beside the folders that are watched. */
    private static Path reversioned(String name, String version) throws IOException {
        Path system = InKaraf.base().resolve("system/org/clockhouse").resolve(name);
        Path shipped;
        try (Stream<Path> files = Files.walk(system)) {
            shipped = files.filter(file -> file.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow();
        }
        Path fresh = InKaraf.base().resolve("data/tmp/" + name + "-" + version + ".jar");
        try (JarFile jar = new JarFile(shipped.toFile())) {
            Manifest manifest = jar.getManifest();
            manifest.getMainAttributes().putValue("Bundle-Version", version);
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(fresh), manifest)) {
                for (var entry : (Iterable<java.util.jar.JarEntry>) jar.stream()::iterator) {
                    if (!entry.getName().equals(JarFile.MANIFEST_NAME) && !entry.isDirectory()) {
                        out.putNextEntry(new java.util.zip.ZipEntry(entry.getName()));
                        jar.getInputStream(entry).transferTo(out);
                        out.closeEntry();
                    }
                }
            }
        }
        return fresh;
    }
}
