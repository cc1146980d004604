package org.clockhouse.terminal.internal.driver;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.clockhouse.kernel.Refused;
import org.clockhouse.terminal.InstalledDriver.Signature;
import org.clockhouse.terminal.InstalledDriver.Trust;
import org.clockhouse.terminal.internal.Hashes;

/**
 * What every driver jar must pass, whichever way it comes: it is a bundle that offers a driver, imports only what drivers may,
 * exports nothing, runs nothing by itself, is signed by somebody who is known here, and needs nothing that is not here.
 */
public final class DriverCheck {

    static final long LARGEST = 32L * 1024 * 1024;

    /** Packages a driver may import, besides {@code java.*}; what ends in a dot stands for all beneath. */
    private static final Set<String> ALLOWED = Set.of(
            "org.clockhouse.driver",
            "org.clockhouse.driver.line",
            "org.slf4j",
            "javax.crypto",
            "javax.crypto.",
            "javax.net",
            "javax.net.",
            "javax.security.",
            "javax.smartcardio",
            "javax.xml.",
            "org.w3c.dom",
            "org.w3c.dom.",
            "org.xml.sax",
            "org.xml.sax.");

    private static final String PROVIDED = "org.clockhouse.driver.Driver";

    private static final List<Rule> RULES = List.of(
            DriverCheck::isABundle,
            DriverCheck::standsAlone,
            DriverCheck::runsNothing,
            DriverCheck::importsWhatDriversMay,
            DriverCheck::exportsNothing,
            DriverCheck::offersADriver);

    private final Signers signers;
    private final Unsigned unsigned;
    private final Predicate<Need> isMet;

    /** @param isMet whether somebody here offers it */
    public DriverCheck(Signers signers, Unsigned unsigned, Predicate<Need> isMet) {
        this.signers = signers;
        this.unsigned = unsigned;
        this.isMet = isMet;
    }

    /** A jar that passed. */
    public record Passed(String symbolicName, String version, String sha256, Signature signature) {}

    /** @throws Refused with the code of the first rule that is broken */
    public Passed check(Path jar) throws IOException {
        if (Files.size(jar) > LARGEST) {
            throw new Refused("driver.too-large", "a driver has at most " + LARGEST / (1024 * 1024) + " MB");
        }
        // Reads all of it: where this succeeds, what fails afterwards is the jar's fault and not the disk's.
        String sha256 = sha256(jar);
        try (JarFile opened = new JarFile(jar.toFile(), true)) {
            Manifest manifest = opened.getManifest();
            Attributes headers = manifest == null ? new Attributes() : manifest.getMainAttributes();
            Form form = new Form(headers, opened);
            for (Rule rule : RULES) {
                Optional<Refused> broken = rule.brokenBy(form);
                if (broken.isPresent()) {
                    throw broken.get();
                }
            }
            Signature signature = signed(signers.of(opened));
            needsNothingElse(headers);
            return new Passed(name(headers), headers.getValue("Bundle-Version"), sha256, signature);
        } catch (SecurityException e) {
            throw new Refused("driver.signature.broken", "the signature does not fit the content");
        } catch (IOException e) {
            throw new Refused("driver.not-a-bundle", "the file is no jar, or a damaged one");
        }
    }

    private void needsNothingElse(Attributes headers) {
        List<String> missing;
        try {
            missing = Need.of(headers).stream()
                    .filter(isMet.negate())
                    .map(Need::text)
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new Refused("driver.not-a-bundle", "a range of versions in its manifest is none");
        }
        if (!missing.isEmpty()) {
            throw new Refused("driver.needs-more", "the driver needs what is not here: " + String.join(", ", missing));
        }
    }

    private Signature signed(Signature signature) {
        if (unsigned == Unsigned.REFUSE && signature.trust() == Trust.UNSIGNED) {
            throw new Refused("driver.unsigned", "the jar, or a part of it, is not signed");
        }
        if (unsigned == Unsigned.REFUSE && signature.trust() == Trust.UNKNOWN) {
            throw new Refused(
                    "driver.signer.unknown",
                    "nobody here knows the signer " + signature.signer() + ", certificate " + signature.fingerprint());
        }
        return signature;
    }

    /** Who signed a jar that passed before. */
    Signature signatureOf(Path jar) throws IOException {
        try (JarFile opened = new JarFile(jar.toFile(), true)) {
            return signers.of(opened);
        } catch (SecurityException e) {
            return Signature.NONE;
        }
    }

    /** Another word whenever {@link #signatureOf} may say something else of the same jar. */
    String edition() throws IOException {
        return signers.edition();
    }

    /** Whether people are to be told that nobody known stands behind a jar that was let in. */
    boolean warnsOf(Signature signature) {
        return unsigned == Unsigned.WARN && signature.trust() != Trust.KNOWN;
    }

    private record Form(Attributes headers, JarFile jar) {

        String header(String name) {
            return Optional.ofNullable(headers.getValue(name)).orElse("").strip();
        }
    }

    @FunctionalInterface
    private interface Rule {
        Optional<Refused> brokenBy(Form form) throws IOException;
    }

    private static Optional<Refused> isABundle(Form form) {
        boolean bundle = form.header("Bundle-ManifestVersion").equals("2")
                && name(form.headers()).matches("[A-Za-z0-9._-]{1,150}")
                && form.header("Bundle-Version").matches("[0-9]+(\\.[0-9]+){0,2}(\\.[A-Za-z0-9_-]{1,40})?");
        if (!bundle && form.jar().stream().anyMatch(DriverCheck::liesInARepository)) {
            return refused("driver.kar", "a kar is laid into deploy/; here the jar within it is taken");
        }
        return bundle ? Optional.empty() : refused("driver.not-a-bundle", "no bundle name or version in its manifest");
    }

    private static boolean liesInARepository(JarEntry entry) {
        return entry.getName().startsWith("repository/") && entry.getName().endsWith(".jar");
    }

    private static Optional<Refused> standsAlone(Form form) {
        for (String header : List.of("Fragment-Host", "Require-Bundle", "DynamicImport-Package")) {
            if (!form.header(header).isEmpty()) {
                return refused("driver.import.forbidden", "a driver has no " + header);
            }
        }
        return Optional.empty();
    }

    private static Optional<Refused> runsNothing(Form form) {
        return form.header("Bundle-Activator").isEmpty()
                ? Optional.empty()
                : refused("driver.activator", "a driver has no Bundle-Activator; it is a component");
    }

    private static Optional<Refused> importsWhatDriversMay(Form form) {
        return ManifestHeader.names(form.header("Import-Package")).stream()
                .filter(name -> !mayImport(name))
                .findFirst()
                .flatMap(name -> refused("driver.import.forbidden", "a driver does not import " + name));
    }

    private static Optional<Refused> exportsNothing(Form form) {
        return form.header("Export-Package").isEmpty()
                ? Optional.empty()
                : refused("driver.export.forbidden", "a driver exports no package");
    }

    private static Optional<Refused> offersADriver(Form form) throws IOException {
        List<String> components = new ArrayList<>();
        for (String path : ManifestHeader.names(form.header("Service-Component"))) {
            JarEntry entry = form.jar().getJarEntry(path);
            if (entry != null) {
                try (InputStream xml = form.jar().getInputStream(entry)) {
                    components.add(new String(xml.readNBytes(64 * 1024), StandardCharsets.UTF_8));
                }
            }
        }
        boolean offered = components.stream().anyMatch(xml -> xml.contains("\"" + PROVIDED + "\""));
        return offered ? Optional.empty() : refused("driver.no-component", "no component offers " + PROVIDED);
    }

    private static boolean mayImport(String name) {
        return name.startsWith("java.")
                || ALLOWED.contains(name)
                || ALLOWED.stream().anyMatch(allowed -> allowed.endsWith(".") && name.startsWith(allowed));
    }

    private static String name(Attributes headers) {
        return ManifestHeader.names(Optional.ofNullable(headers.getValue("Bundle-SymbolicName"))
                        .orElse(""))
                .stream()
                .findFirst()
                .orElse("");
    }

    private static Optional<Refused> refused(String code, String detail) {
        return Optional.of(new Refused(code, detail));
    }

    static String sha256(Path file) throws IOException {
        try (DigestOutputStream sink = new DigestOutputStream(OutputStream.nullOutputStream(), Hashes.sha256())) {
            Files.copy(file, sink);
            return HexFormat.of().formatHex(sink.getMessageDigest().digest());
        }
    }
}
