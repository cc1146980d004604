package org.clockhouse.credential.internal;

import java.time.Instant;
import java.util.List;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.biometric.BiometricRule;
import org.clockhouse.kernel.Refused;

/** Rules about how people may show who they are. */
public final class Factors {

    private Factors() {}

    public static void requireOn(BiometricRule rule) {
        if (!rule.on()) {
            throw new Refused("biometric.off", rule.kind() + " is not taken here: it is switched off");
        }
    }

    /** A face or finger that fails must not leave anybody outside. */
    public static void requireOther(List<Credential> held, Instant now) {
        if (held.stream().noneMatch(credential -> isOther(credential, now))) {
            throw new Refused(
                    "biometric.only-factor",
                    "it would be their only way to be recognised: give them a card or a PIN first");
        }
    }

    /** @throws Refused where what ends is all that somebody has besides biometrics in use */
    public static void requireNotLast(Credential ending, List<Credential> held, Instant now) {
        boolean uses = held.stream()
                .anyMatch(
                        credential -> credential.kind().isBiometric() && credential.state() == CredentialState.ACTIVE);
        boolean others = held.stream()
                .filter(credential -> !credential.id().equals(ending.id()))
                .anyMatch(credential -> isOther(credential, now));
        if (uses && !others && isOther(ending, now)) {
            throw new Refused(
                    "biometric.only-factor",
                    "only a face, finger or palm would be left to them: replace it, give them a PIN, or freeze it");
        }
    }

    /** One that was lent for some days is none. */
    private static boolean isOther(Credential credential, Instant now) {
        return !credential.temporary()
                && credential.kind().isIssued()
                && credential.state() == CredentialState.ACTIVE
                && credential.validUntil().map(now::isBefore).orElse(true);
    }
}
