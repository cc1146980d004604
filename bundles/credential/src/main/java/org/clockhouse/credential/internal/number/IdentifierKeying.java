package org.clockhouse.credential.internal.number;

import java.util.HashSet;
import java.util.Set;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.number.CardNumber;
import org.clockhouse.credential.number.CardNumbers;
import org.clockhouse.credential.spi.IdentifierKeys;
import org.clockhouse.registry.Numbers;

/** By what each kind of identifier is told apart and found. */
public final class IdentifierKeying {

    private IdentifierKeying() {}

    public static IdentifierKeys of(Identifier identifier) {
        if (identifier instanceof Identifier.Card card) {
            return card(card);
        }
        if (identifier instanceof Identifier.Pin pin) {
            String key = pin(pin.digits());
            return new IdentifierKeys(key, "", Set.of(key));
        }
        if (identifier instanceof Identifier.Phone phone) {
            String key = "PHONE/" + phone.key();
            return new IdentifierKeys(key, "", Set.of(key, mark(phone.mark())));
        }
        Identifier.Template template = (Identifier.Template) identifier;
        String key = template.kind() + "/" + template.name();
        return new IdentifierKeys(key, "", Set.of(key));
    }

    /** Terminals that keep numbers as integers drop the zeros, so zeros tell nobody apart. */
    public static String pin(String digits) {
        return "PIN/" + Numbers.bare(digits);
    }

    /** What every phone of one browser is found by. */
    public static String mark(String mark) {
        return "PHONE-MARK/" + mark;
    }

    static String printed(String printed) {
        return "PRINTED/" + Numbers.folded(printed);
    }

    private static IdentifierKeys card(Identifier.Card card) {
        CardNumber number = card.number();
        Set<String> search = new HashSet<>(CardNumbers.searchKeys(number));
        String printed = card.printed().isEmpty() ? "" : printed(card.printed());
        if (!printed.isEmpty()) {
            search.add(printed);
        }
        String exact = "CARD/" + number.technology() + "/" + number.bits() + "/" + number.hex();
        return new IdentifierKeys(exact, printed, search);
    }
}
