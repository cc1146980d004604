package org.clockhouse.driver;

/** What the terminal decided when somebody presented a credential. */
public sealed interface Outcome {

    Outcome ACCEPTED = new Accepted();

    record Accepted() implements Outcome {}

    /** @param code the terminal's own code or text for the reason, empty when it gave none */
    record Refused(Reason reason, String code) implements Outcome {
        public Refused {
            if (reason == null || code == null) {
                throw new IllegalArgumentException("a refusal has a reason and a code, which may be empty");
            }
        }
    }

    enum Reason {
        UNKNOWN_CREDENTIAL,
        EXPIRED,
        NOT_YET_VALID,
        OUTSIDE_HOURS,
        WRONG_DOOR,
        ANTI_PASSBACK,
        LOCKED_OUT,
        MISREAD,
        OTHER
    }
}
