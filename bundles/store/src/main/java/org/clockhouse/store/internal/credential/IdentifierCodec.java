package org.clockhouse.store.internal.credential;

import org.clockhouse.credential.CredentialKind;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.number.CardNumber;
import org.clockhouse.credential.number.Technology;

/** An identifier as the text that is sealed. What people may have typed comes last, so that it may hold anything. */
final class IdentifierCodec {

    private IdentifierCodec() {}

    static String write(Identifier identifier) {
        if (identifier instanceof Identifier.Card card) {
            CardNumber number = card.number();
            return number.technology() + "|" + number.bits() + "|" + number.hex() + "|" + card.printed();
        }
        if (identifier instanceof Identifier.Pin pin) {
            return pin.digits();
        }
        if (identifier instanceof Identifier.Phone phone) {
            return phone.key() + "|" + phone.mark() + "|" + phone.label();
        }
        return ((Identifier.Template) identifier).name();
    }

    static Identifier read(CredentialKind kind, String text) {
        return switch (kind) {
            case CARD -> card(text.split("\\|", 4));
            case PIN -> new Identifier.Pin(text);
            case FINGERPRINT, FACE, PALM -> new Identifier.Template(kind, text);
            case PHONE -> phone(text.split("\\|", 3));
        };
    }

    private static Identifier phone(String[] parts) {
        return new Identifier.Phone(parts[2], parts[0], parts[1]);
    }

    private static Identifier card(String[] parts) {
        CardNumber number = new CardNumber(Technology.valueOf(parts[0]), Integer.parseInt(parts[1]), parts[2]);
        return new Identifier.Card(number, parts[3]);
    }
}
