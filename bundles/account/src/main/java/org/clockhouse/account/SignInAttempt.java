package org.clockhouse.account;

import java.util.Objects;

/**
 * Somebody at the door.
 *
 * @param name sign-in name or employee number
 * @param secret the password, or the code from the desk
 * @param address where the request came from
 */
public record SignInAttempt(String name, Kind kind, String secret, String address, String requestId) {

    private static final int LONGEST_ADDRESS = 100;

    public enum Kind {
        PASSWORD,
        CODE
    }

    public SignInAttempt {
        Objects.requireNonNull(name);
        Objects.requireNonNull(secret);
        address = address.substring(0, Math.min(LONGEST_ADDRESS, address.length()));
    }

    @Override
    public String toString() {
        return "SignInAttempt[" + name + ", " + kind + ", " + address + "]";
    }
}
