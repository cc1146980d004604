package org.clockhouse.credential.biometric;

import org.clockhouse.credential.CredentialKind;

/**
 * Whether a kind of biometric is taken at all.
 *
 * @param on off until somebody says so
 * @param keepsSamples whether samples stay here after every terminal concerned has its copy
 * @param version 0 while nobody has set it
 */
public record BiometricRule(CredentialKind kind, boolean on, boolean keepsSamples, long version) {

    public BiometricRule {
        if (!kind.isBiometric()) {
            throw new IllegalArgumentException("no biometric: " + kind);
        }
    }

    public static BiometricRule off(CredentialKind kind) {
        return new BiometricRule(kind, false, false, 0);
    }

    public BiometricRule atVersion(long stored) {
        return new BiometricRule(kind, on, keepsSamples, stored);
    }
}
