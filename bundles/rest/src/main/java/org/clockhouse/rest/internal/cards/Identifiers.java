package org.clockhouse.rest.internal.cards;

import java.util.EnumMap;
import java.util.Map;
import org.clockhouse.credential.CredentialKind;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.number.CardFormat;
import org.clockhouse.credential.number.CardNumber;
import org.clockhouse.credential.number.CardNumbers;
import org.clockhouse.credential.number.Technology;
import org.clockhouse.kernel.Refused;
import org.clockhouse.rest.internal.http.Results;

/** What somebody typed, as what a reader hands over. */
public final class Identifiers {

    private Identifiers() {}

    public static Identifier of(
            CredentialKind kind, String number, CardFormat format, Technology technology, String printed) {
        return switch (kind) {
            case PIN -> new Identifier.Pin(number.strip());
            case CARD -> new Identifier.Card(card(number, format, technology), Results.text(printed));
            default ->
                throw new Refused("credential.kind.enrolled", "a " + kind + " is enrolled at a terminal, not typed");
        };
    }

    /** Without a format the likeliest reading is taken; the desk shows the others and says which is meant. */
    private static CardNumber card(String number, CardFormat format, Technology technology) {
        Technology known = technology == null ? Technology.UNKNOWN : technology;
        if (format != null) {
            return CardNumbers.parse(number, format, known);
        }
        CardNumber likeliest = CardNumbers.likeliest(number);
        return technology == null ? likeliest : new CardNumber(technology, likeliest.bits(), likeliest.hex());
    }

    /** The number in each format that carries it whole. */
    static Map<CardFormat, String> renderings(CardNumber number) {
        Map<CardFormat, String> renderings = new EnumMap<>(CardFormat.class);
        CardNumbers.renderings(number).stream()
                .filter(rendering -> rendering.part().isEmpty())
                .forEach(rendering -> renderings.putIfAbsent(rendering.format(), rendering.text()));
        return renderings;
    }
}
