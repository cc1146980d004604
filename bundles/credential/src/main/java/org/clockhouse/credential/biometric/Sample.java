package org.clockhouse.credential.biometric;

import java.util.OptionalInt;
import org.clockhouse.credential.CredentialKind;
import org.clockhouse.kernel.Refused;

/**
 * What a terminal compares with: a template of its maker's, or a picture. Never printed.
 *
 * @param slot which finger from 0, or 0
 * @param family whose terminals can use it; {@link #PHOTO} for a picture, which several makers' can
 * @param version the maker's own, as far as stated
 * @param quality from 0 to 100, where it is known
 */
public record Sample(CredentialKind kind, int slot, String family, String version, OptionalInt quality, byte[] bytes) {

    public static final String PHOTO = "photo";

    private static final int MOST_BYTES = 512 << 10;
    private static final int LONGEST_FAMILY = 20;
    private static final int LONGEST_VERSION = 40;

    public Sample {
        if (!kind.isBiometric()) {
            throw new IllegalArgumentException("no sample of a " + kind);
        }
        if (bytes.length == 0 || bytes.length > MOST_BYTES) {
            throw new Refused("biometric.size", "a sample has 1 byte to " + (MOST_BYTES >> 10) + " KiB");
        }
        if (slot < 0 || slot > 99 || family.length() > LONGEST_FAMILY || version.length() > LONGEST_VERSION) {
            throw new Refused("biometric.malformed", "a sample of nothing that is known");
        }
        quality = quality.isPresent() ? OptionalInt.of(Math.max(0, Math.min(100, quality.getAsInt()))) : quality;
        bytes = bytes.clone();
    }

    @Override
    public String toString() {
        return "Sample[" + kind + " " + slot + " " + family + ", " + bytes.length + " bytes]";
    }
}
