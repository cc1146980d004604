package org.clockhouse.credential;

import java.nio.charset.StandardCharsets;
import org.clockhouse.credential.number.CardFormat;
import org.clockhouse.credential.number.CardNumber;
import org.clockhouse.credential.number.CardNumbers;
import org.clockhouse.credential.number.Wiegand;
import org.clockhouse.kernel.Refused;

/**
 * Whatever a desk reader sends or a person types: refused with a code or a number, of which every whole writing leads back to
 * it. A Jazzer target.
 */
public final class CardNumberFuzz {

    private CardNumberFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        CardNumbers.read(text).forEach(CardNumberFuzz::check);
        for (CardFormat format : CardFormat.values()) {
            try {
                check(CardNumbers.parse(text, format));
            } catch (Refused e) {
                demand(e.code().startsWith("card."), e.code());
            }
        }
        frame(text);
    }

    private static void check(CardNumber number) {
        for (CardNumbers.Rendering writing : CardNumbers.renderings(number)) {
            CardNumber back = CardNumbers.parse(writing.text(), writing.format(), number.technology());
            if (writing.part().isEmpty()) {
                demand(back.equals(number), number + " is written as " + writing + ", which is " + back);
            }
            demand(CardNumbers.fit(back, number) != CardNumbers.Fit.NOT, writing + " does not find " + number);
        }
    }

    private static void frame(String text) {
        Wiegand.Frame frame;
        try {
            frame = Wiegand.read(text);
        } catch (Refused e) {
            demand(e.code().startsWith("card."), e.code());
            return;
        }
        check(frame.number());
    }

    private static void demand(boolean held, String otherwise) {
        if (!held) {
            throw new AssertionError(otherwise);
        }
    }
}
