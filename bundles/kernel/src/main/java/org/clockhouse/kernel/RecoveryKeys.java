package org.clockhouse.kernel;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The way back when the server's disk is lost: a file with the secret keys, wrapped under a passphrase. Without it and
 * without the keys no backup can be read. The passphrase is never kept; the caller clears the array.
 */
@ProviderType
public interface RecoveryKeys {

    /** Fewest characters of a passphrase. */
    int SHORTEST = 12;

    /** Whether a file with the keys in use was saved and then proved. */
    boolean isProved();

    /** A new file. @throws Refused {@code recovery.passphrase.short} */
    byte[] save(char[] passphrase);

    /**
     * Opens a file that was saved and holds it against the keys in use.
     *
     * @throws Refused {@code recovery.file.unreadable}, {@code recovery.passphrase.wrong} or {@code recovery.file.other} when
     *     it holds other keys
     */
    void prove(byte[] file, char[] passphrase);
}
