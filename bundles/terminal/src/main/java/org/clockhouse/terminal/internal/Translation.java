package org.clockhouse.terminal.internal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.CredentialKind;
import org.clockhouse.driver.Outcome;
import org.clockhouse.driver.RawPunch;
import org.clockhouse.driver.Subject;
import org.clockhouse.punch.PunchAttributes;
import org.clockhouse.punch.PunchAttributes.FunctionKey;
import org.clockhouse.punch.PunchAttributes.Method;
import org.clockhouse.punch.PunchSubject;
import org.clockhouse.terminal.Terminal;

/** Driver words into the words of the punch log. A word that a newer driver has and the log has not is unstated. */
public final class Translation {

    private Translation() {}

    /** Empty when the log cannot hold it. */
    public static Optional<PunchSubject> subject(Subject seen) {
        String text;
        PunchSubject.Kind kind;
        if (seen instanceof Subject.Presented presented) {
            if (presented.kind() == CredentialKind.PALM) {
                return Optional.empty();
            }
            text = presented.token().hex();
            kind = PunchSubject.Kind.valueOf(presented.kind().name());
        } else {
            text = ((Subject.HolderNumber) seen).value().strip();
            kind = PunchSubject.Kind.NUMBER;
        }
        return text.isEmpty() || text.length() > PunchSubject.LONGEST
                ? Optional.empty()
                : Optional.of(new PunchSubject(kind, text));
    }

    public static PunchAttributes attributes(RawPunch raw, Terminal terminal) {
        return new PunchAttributes(
                named(Method.values(), raw.method().name(), Method.UNSTATED),
                named(FunctionKey.values(), raw.key().name(), FunctionKey.UNSTATED),
                raw.reader().orElse(raw.door().orElse(0)),
                raw.workCode(),
                raw.outcome() instanceof Outcome.Refused
                        ? PunchAttributes.Outcome.REFUSED
                        : PunchAttributes.Outcome.ACCEPTED,
                raw.outcome() instanceof Outcome.Refused refused ? reason(refused) : "",
                terminal.direction(),
                terminal.purpose() != Terminal.Purpose.ACCESS,
                raw.photo().orElse(""),
                text(raw.raw()),
                raw.score());
    }

    /** Text where the bytes are printable UTF-8 in one line, else hexadecimal. */
    public static String text(Bytes raw) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(raw.toArray()))
                    .toString()
                    .stripTrailing();
            boolean printable = text.codePoints().allMatch(c -> c == '\t' || !Character.isISOControl(c));
            return printable ? text : "hex:" + raw.hex();
        } catch (CharacterCodingException e) {
            return "hex:" + raw.hex();
        }
    }

    private static String reason(Outcome.Refused refused) {
        return refused.code().isEmpty() ? refused.reason().name() : refused.reason() + ": " + refused.code();
    }

    private static <E extends Enum<E>> E named(E[] values, String name, E otherwise) {
        return Stream.of(values)
                .filter(value -> value.name().equals(name))
                .findFirst()
                .orElse(otherwise);
    }
}
