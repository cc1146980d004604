package org.clockhouse.credential.internal;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialKind;
import org.clockhouse.credential.CredentialMove;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.CredentialTerms;
import org.clockhouse.credential.Identifier;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Refused.Violation;

/** From one state of a credential to the next, as the table allows. */
public final class Moves {

    private Moves() {}

    /** @throws Refused {@code credential.move}, naming where one may go */
    public static Credential to(Credential credential, CredentialState wanted, String reason, Instant now) {
        CredentialState to = resumed(credential, wanted);
        boolean activated =
                to == CredentialState.ISSUED && credential.terms().activatedAt().isPresent();
        boolean approves = credential.state() == CredentialState.ISSUED && to == CredentialState.ACTIVE;
        if (credential.kind().isBiometric() && (approves || to.isEnded())) {
            throw new Refused("credential.biometric", "a finger, face or palm is approved and ended among biometrics");
        }
        if (credential.kind() == CredentialKind.PHONE && (approves || to.isEnded())) {
            throw new Refused("credential.phone", "a phone is approved and ended among phones");
        }
        if (to.isOnShelf()) {
            throw new Refused(
                    "credential.move", "a credential is somebody's; it is the card that goes back to the shelf");
        }
        if (wanted == CredentialState.ACTIVE) {
            refuseOver(credential, now);
        }
        if (activated || CredentialMove.of(credential.state(), to).isEmpty()) {
            throw new Refused(
                    "credential.move",
                    "a credential that is " + credential.state() + " cannot become " + to + "; it may become "
                            + CredentialMove.next(credential.state()));
        }
        return credential.moved(to, reason, now);
    }

    /** Frozen or over before it was ever activated, it goes back to waiting for that. */
    private static CredentialState resumed(Credential credential, CredentialState wanted) {
        boolean again =
                credential.state() == CredentialState.SUSPENDED || credential.state() == CredentialState.EXPIRED;
        boolean resumes = again && wanted == CredentialState.ACTIVE;
        return resumes && credential.terms().activatedAt().isEmpty() ? CredentialState.ISSUED : wanted;
    }

    /** @throws Refused {@code credential.renew.end} */
    private static void refuseOver(Credential credential, Instant now) {
        whyOver(credential, now).ifPresent(over -> {
            throw new Refused(over.code(), over.detail());
        });
    }

    /** Why it can neither be made usable nor be replaced by another one: nobody said until when. */
    public static Optional<Violation> whyOver(Credential credential, Instant now) {
        return credential
                .validUntil()
                .filter(end -> !end.isAfter(now))
                .map(end -> new Violation("/old", "credential.renew.end", "its end is past: set another one first"));
    }

    /**
     * For as long as the old one was to be.
     *
     * @param active usable at once
     * @throws Refused {@code credential.renew.end}
     */
    public static Credential successor(
            Credential old, Identifier identifier, String reason, boolean active, Instant now) {
        refuseOver(old, now);
        return new Credential(
                CredentialId.next(),
                old.holder(),
                identifier,
                active ? CredentialState.ACTIVE : CredentialState.ISSUED,
                now,
                old.validUntil(),
                now,
                Optional.empty(),
                Optional.of(old.id()),
                reason.strip(),
                new CredentialTerms(
                        old.temporary(), old.terms().uses(), active ? Optional.of(now) : Optional.empty(), now),
                1);
    }

    /** For the audit: {@code suspend}, {@code revoke} and so on. */
    public static String verb(CredentialState from, CredentialState to) {
        return CredentialMove.of(from, to)
                .orElseThrow()
                .name()
                .toLowerCase(Locale.ROOT)
                .split("_")[0];
    }
}
