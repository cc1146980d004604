package org.clockhouse.credential.activation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.clockhouse.credential.Credential;
import org.clockhouse.kernel.CredentialId;

/**
 * How a card became usable (C063).
 *
 * @param point empty where the company has none
 */
public record Activation(
        CredentialId credential,
        Optional<ActivationPointId> point,
        ActivationCheck check,
        String operator,
        Instant at) {

    /** What is asked for. @param answer to the check; of {@link ActivationCheck#PHOTO} nothing */
    public record Draft(
            CredentialId credential, Optional<ActivationPointId> point, ActivationCheck check, String answer) {

        @Override
        public String toString() {
            return "Draft[" + credential + ", " + check + "]";
        }
    }

    /**
     * @param credential as it is now
     * @param warnings codes: {@code opens-nothing} when no access level is the holder's or the card is not for doors,
     *     {@code no-terminal} when none is reached
     */
    public record Done(Activation activation, Credential credential, List<String> warnings) {}

    /** @param remind when somebody is to be reminded @param cancel when it is cancelled; empty for never */
    public record Waiting(Credential credential, Instant remind, Optional<Instant> cancel) {}

    /**
     * When those who do not come are reminded, and when their card is cancelled.
     *
     * @param cancelDays 0 for never
     */
    public record Policy(int remindDays, int cancelDays) {

        public static final Policy USUAL = new Policy(3, 30);

        public Policy {
            if (remindDays < 0 || cancelDays < 0 || cancelDays > 0 && cancelDays < remindDays) {
                throw new org.clockhouse.kernel.Refused(
                        "activation.policy", "people are reminded before their card is cancelled");
            }
        }
    }
}
