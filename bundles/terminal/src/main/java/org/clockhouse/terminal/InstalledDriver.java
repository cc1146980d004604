package org.clockhouse.terminal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.kernel.LocalName;

/**
 * The software for one family of terminals, as it stands here.
 *
 * @param id stored with every terminal; the bundle's symbolic name while a jar offers no driver
 * @param roads {@code VISIT}, {@code CALL_IN}, {@code FILE}
 * @param jar where it came from
 * @param shipped the version that came with the suite and rests while this one stands in for it; empty where there is none
 * @param problem why a jar does not work, lower case and dotted; empty when it does
 */
public record InstalledDriver(
        String id,
        String vendor,
        String model,
        Set<String> roads,
        Set<String> capabilities,
        String endpointExample,
        List<Field> settings,
        Map<String, LocalName> texts,
        List<Tried> tried,
        State state,
        String problem,
        Jar jar,
        Signature signature,
        String shipped) {

    public InstalledDriver {
        settings = List.copyOf(settings);
        texts = Map.copyOf(texts);
        tried = List.copyOf(tried);
    }

    /**
     * What the driver's makers say they tried it with.
     *
     * @param firmware empty where none is known
     * @param evidence {@code EMULATED} by themselves, {@code FOREIGN} software, a {@code REAL} terminal
     */
    public record Tried(String model, String firmware, String evidence) {}

    /** Whether it serves. */
    public enum State {
        ACTIVE,
        /** It rests until somebody starts it, over restarts too. */
        STOPPED,
        /** Its jar is there, but offers no driver. */
        FAILED
    }

    /**
     * One field of the form for such a terminal.
     *
     * @param type {@code TEXT}, {@code NUMBER}, {@code FLAG}, {@code SECRET} or {@code CHOICE}
     */
    public record Field(
            String key,
            String type,
            LocalName label,
            Optional<LocalName> help,
            String defaultValue,
            List<Choice> choices,
            boolean required) {

        public Field {
            choices = List.copyOf(choices);
        }
    }

    public record Choice(String value, LocalName label) {}

    /**
     * The file a driver came in.
     *
     * @param sha256 lower-case hexadecimal; empty for one that came with the suite
     * @param signer the name in the certificate that signed it; empty when unsigned
     * @param installedAt empty for one that came with the suite
     */
    public record Jar(
            String symbolicName,
            String version,
            String fileName,
            String sha256,
            String signer,
            Origin origin,
            Optional<Instant> installedAt,
            String installedBy) {}

    /**
     * Who stands behind a jar, as the certificates that are known here say now.
     *
     * @param fingerprint SHA-256 of the certificate that signed it, lower-case hexadecimal, to compare with what the signer
     *     says it is; empty when there is none
     */
    public record Signature(Trust trust, String signer, String fingerprint) {

        public static final Signature OF_THE_SUITE = new Signature(Trust.SUITE, "", "");
        public static final Signature NONE = new Signature(Trust.UNSIGNED, "", "");
    }

    /** How far a signature carries. */
    public enum Trust {
        /** It came with the suite. */
        SUITE,
        /** Signed by somebody whose certificate is known here. */
        KNOWN,
        /** Signed, but nobody here knows the signer. */
        UNKNOWN,
        UNSIGNED
    }

    /** The road of a jar. */
    public enum Origin {
        /** By a feature or KAR, as Karaf does it. */
        FEATURE,
        /** Dropped into {@code deploy/}. */
        DROPPED,
        /** Through the console or REST. */
        UPLOADED
    }
}
