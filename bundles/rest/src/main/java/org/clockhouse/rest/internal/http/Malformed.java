package org.clockhouse.rest.internal.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.List;
import org.clockhouse.kernel.Refused;

/** Says where JSON is wrong, without quoting more of it than the place. */
final class Malformed {

    private Malformed() {}

    static ProblemException problem(JacksonException e) {
        if (e instanceof ValueInstantiationException instantiation
                && instantiation.getCause() instanceof Refused refused) {
            return problem(
                    ProblemType.INVALID,
                    "request.invalid",
                    pointer(instantiation),
                    refused.code(),
                    refused.getMessage());
        }
        if (e instanceof MismatchedInputException missing && isMissing(missing)) {
            return problem(
                    ProblemType.INVALID, "request.invalid", pointer(missing), "value.missing", "this member is needed");
        }
        if (e instanceof UnrecognizedPropertyException unknown) {
            return problem(
                    ProblemType.MALFORMED,
                    "request.malformed",
                    pointer(unknown),
                    "member.unknown",
                    "no such member here");
        }
        if (e instanceof InvalidFormatException format) {
            return problem(
                    ProblemType.MALFORMED,
                    "request.malformed",
                    pointer(format),
                    "value.format",
                    "not " + Wanted.of(format.getTargetType()));
        }
        if (e instanceof MismatchedInputException more
                && more.getOriginalMessage().startsWith("Trailing token")) {
            return problem(ProblemType.MALFORMED, "request.malformed", "", "json.syntax", "more than one JSON value");
        }
        if (e instanceof JsonMappingException mapping && !(mapping.getCause() instanceof JsonParseException)) {
            return problem(
                    ProblemType.MALFORMED,
                    "request.malformed",
                    pointer(mapping),
                    "value.type",
                    shortly(mapping.getOriginalMessage()));
        }
        return problem(ProblemType.MALFORMED, "request.malformed", "", "json.syntax", "not JSON" + place(e));
    }

    /** The zeros in front look like UTF-32, but what follows is none. */
    static ProblemException notText() {
        return problem(ProblemType.MALFORMED, "request.malformed", "", "json.encoding", "not text in UTF-8");
    }

    private static ProblemException problem(
            ProblemType type, String code, String pointer, String error, String detail) {
        String where = pointer.isEmpty() ? "" : " at " + pointer;
        return new ProblemException(
                Problem.of(type, code, detail + where, List.of(new Problem.FieldError(pointer, error, detail))));
    }

    /** A number or a truth value that is not there, or null; of what can be null {@link Shape} says it. */
    private static boolean isMissing(MismatchedInputException e) {
        return e.getTargetType() != null
                && e.getTargetType().isPrimitive()
                && e.getOriginalMessage().startsWith("Cannot map `null`");
    }

    private static String place(JacksonException e) {
        JsonLocation location = e.getLocation();
        if (e instanceof JsonEOFException || location == null) {
            return ": it ends too early";
        }
        return " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static String pointer(JsonMappingException e) {
        StringBuilder pointer = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            pointer.append('/');
            if (step.getFieldName() == null) {
                pointer.append(step.getIndex());
            } else {
                pointer.append(step.getFieldName().replace("~", "~0").replace("/", "~1"));
            }
        }
        return pointer.toString();
    }

    /** Jackson's messages name classes after the first sentence. */
    private static String shortly(String message) {
        if (message == null
                || message.contains("Coercion")
                || message.contains("org.clockhouse")
                || message.contains("java.")) {
            return "a value of another type is wanted";
        }
        return message.length() > 200 ? message.substring(0, 200) : message;
    }
}
