package org.clockhouse.driver;

/** Whom the terminal saw: a number it already knew, or a token it merely read. */
public sealed interface Subject {

    /** @param value as the terminal names the person, padding removed, leading zeros kept */
    record HolderNumber(String value) implements Subject {
        public HolderNumber {
            if (value.isEmpty() || !value.equals(value.strip())) {
                throw new IllegalArgumentException("a holder number is text without padding");
            }
        }
    }

    record Presented(CredentialKind kind, Token token) implements Subject {
        public Presented {
            if (kind == null || token == null) {
                throw new IllegalArgumentException("what was presented has a kind and a token");
            }
        }
    }
}
