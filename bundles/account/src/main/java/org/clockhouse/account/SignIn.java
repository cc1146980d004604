package org.clockhouse.account;

import java.time.Duration;

/** How an attempt to sign in ended. */
public sealed interface SignIn {

    /**
     * HTTP 201.
     *
     * @param token goes into the cookie; kept nowhere in this form
     */
    record Accepted(Session session, String token) implements SignIn {

        @Override
        public String toString() {
            return "Accepted[" + session.account().name() + "]";
        }
    }

    /**
     * HTTP 401. Unknown name, wrong or missing secret and disabled account are not told apart.
     *
     * @param triesLeft how many more failures are looked at before one has to wait
     * @param pause before the next attempt; zero while tries are left
     */
    record Rejected(int triesLeft, Duration pause) implements SignIn {}

    /** HTTP 429 with Retry-After: too many failures; the secret was not looked at. */
    record Delayed(Duration retryAfter) implements SignIn {}
}
