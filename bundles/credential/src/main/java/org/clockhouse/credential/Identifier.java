package org.clockhouse.credential;

import org.clockhouse.credential.number.CardNumber;
import org.clockhouse.kernel.Refused;

/** What a reader hands over. */
public sealed interface Identifier {

    CredentialKind kind();

    /** For people without the right to see it all. */
    String masked();

    /**
     * A card.
     *
     * @param printed what is printed on it when that is not its number in some format; may be empty
     */
    record Card(CardNumber number, String printed) implements Identifier {

        public Card {
            printed = printed.strip();
        }

        public Card(CardNumber number) {
            this(number, "");
        }

        @Override
        public CredentialKind kind() {
            return CredentialKind.CARD;
        }

        @Override
        public String masked() {
            return number.masked();
        }

        @Override
        public String toString() {
            return "Card[" + number + "]";
        }
    }

    /** A user number by which a terminal knows a person. */
    record Pin(String digits) implements Identifier {

        public Pin {
            if (!digits.matches("[0-9]{1,24}")) {
                throw new Refused("credential.pin.malformed", "a PIN is 1 to 24 digits");
            }
        }

        @Override
        public CredentialKind kind() {
            return CredentialKind.PIN;
        }

        @Override
        public String masked() {
            return "····";
        }

        @Override
        public String toString() {
            return "Pin[····]";
        }
    }

    /**
     * A phone.
     *
     * @param label what the person calls it
     * @param key its public key: P-256, X.509 {@code SubjectPublicKeyInfo} in Base64
     * @param mark what the browser calls itself, made there once: two people with the same one share a phone
     */
    record Phone(String label, String key, String mark) implements Identifier {

        public Phone {
            label = label.strip();
        }

        @Override
        public CredentialKind kind() {
            return CredentialKind.PHONE;
        }

        @Override
        public String masked() {
            return label;
        }

        @Override
        public String toString() {
            return "Phone[" + label + "]";
        }
    }

    /** A part of a body, by a name; what a terminal compares with is no identifier, see {@code Sample}. */
    record Template(CredentialKind kind, String name) implements Identifier {

        public Template {
            if (!kind.isBiometric()) {
                throw new IllegalArgumentException("no template of a " + kind);
            }
        }

        @Override
        public String masked() {
            return name;
        }
    }
}
