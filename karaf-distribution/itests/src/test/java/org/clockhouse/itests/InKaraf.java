package org.clockhouse.itests;

import static org.ops4j.pax.exam.CoreOptions.junitBundles;
import static org.ops4j.pax.exam.CoreOptions.maven;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.configureConsole;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.karafDistributionConfiguration;

import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.ops4j.pax.exam.Option;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;

/** What the tests inside the container share: its options, and a plain HTTP client of the suite. */
final class InKaraf {

    static final String PORT = "18480";

    private InKaraf() {}

    /** The shipped archive, with plain HTTP on the loopback instead of TLS. */
    static Option[] options() throws IOException {
        String web = "etc/org.ops4j.pax.web.cfg";
        return new Option[] {
            karafDistributionConfiguration()
                    .frameworkUrl(maven("org.clockhouse", "clockhouse-suite")
                            .version(System.getProperty("clockhouse.version", "0.1.0"))
                            .type("tar.gz"))
                    .name("Clockhouse")
                    .unpackDirectory(new File("target/exam"))
                    .useDeployFolder(false),
            configureConsole().ignoreLocalConsole().ignoreRemoteShell(),
            // The test framework's own bundles come from the builder's repository; the archive as shipped asks nobody.
            editConfigurationFilePut(
                    "etc/org.ops4j.pax.url.mvn.cfg",
                    "org.ops4j.pax.url.mvn.defaultRepositories",
                    "${karaf.home.uri}${karaf.default.repository}@id=system.repository,file:"
                            + System.getProperty("org.ops4j.pax.url.mvn.localRepository", "")
                            + "@id=builder"),
            editConfigurationFilePut(web, "org.osgi.service.http.enabled", "true"),
            editConfigurationFilePut(web, "org.osgi.service.http.port", PORT),
            editConfigurationFilePut(web, "org.ops4j.pax.web.listening.addresses", "127.0.0.1"),
            editConfigurationFilePut("etc/org.clockhouse.account.cfg", "bootstrap_key_file", "${karaf.base}/key"),
            editConfigurationFilePut("etc/org.clockhouse.terminal.cfg", "unsigned_drivers", "allow"),
            editConfigurationFilePut(
                    "etc/org.clockhouse.terminal.cfg", "terminal_port", Integer.toString(RunningSuite.freePort())),
            systemProperty("clockhouse.swaps").value(System.getProperty("clockhouse.swaps", "10")),
            junitBundles(),
        };
    }

    record Answer(int status, String body) {}

    static Answer get(String path) {
        return call("GET", path, null, null);
    }

    static Answer post(String path, String json) {
        return call("POST", path, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    /** Says what was never said before. */
    static Answer put(String path, String json) {
        return call("PUT", path, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    /** Status 0 when there was no answer. */
    static Answer call(String method, String path, String type, byte[] body) {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create("http://127.0.0.1:" + PORT + path).toURL().openConnection();
            connection.setConnectTimeout(5_000);
            connection.setReadTimeout(10_000);
            connection.setRequestMethod(method);
            connection.setRequestProperty("Authorization", "Bearer " + key());
            connection.setRequestProperty("Accept", "*/*");
            if (method.equals("PUT")) {
                connection.setRequestProperty("If-Match", "\"0\"");
            }
            if (body != null) {
                connection.setDoOutput(true);
                connection.setRequestProperty("Content-Type", type);
                connection.getOutputStream().write(body);
            }
            int status = connection.getResponseCode();
            try (var stream = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
                return new Answer(
                        status, stream == null ? "" : new String(stream.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            return new Answer(0, e.toString());
        }
    }

    static Path base() {
        return Path.of(System.getProperty("karaf.base"));
    }

    /** Waits for something to become so, at most a minute. */
    static void await(Supplier<String> what, BooleanSupplier condition) throws InterruptedException {
        long until = System.nanoTime() + 60_000_000_000L;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("not within a minute: " + what.get());
            }
            Thread.onSpinWait();
            synchronized (InKaraf.class) {
                InKaraf.class.wait(50);
            }
        }
    }

    /** The suite's components that wait, each with the references that it waits for. */
    static List<String> waiting(ServiceComponentRuntime components) {
        return components.getComponentDescriptionDTOs().stream()
                .filter(component -> component.name.startsWith("org.clockhouse."))
                .flatMap(component -> components.getComponentConfigurationDTOs(component).stream())
                .filter(one ->
                        (one.state & (ComponentConfigurationDTO.ACTIVE | ComponentConfigurationDTO.SATISFIED)) == 0)
                .map(one -> one.description.name + " for "
                        + Stream.of(one.unsatisfiedReferences)
                                .map(reference -> Stream.of(one.description.references)
                                        .filter(described -> described.name.equals(reference.name))
                                        .map(described -> described.interfaceName)
                                        .findFirst()
                                        .orElse(reference.name))
                                .toList())
                .toList();
    }

    private static String key() throws IOException {
        Path file = base().resolve("key");
        return Files.exists(file) ? Files.readString(file).strip() : "";
    }
}
