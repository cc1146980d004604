package org.clockhouse.kernel;

import java.util.List;

/** A business rule said no; nothing was changed. HTTP 422, or 409 when the thing exists already. */
public final class Refused extends DomainException {

    private static final long serialVersionUID = 1L;

    private final boolean duplicate;
    private final transient List<Violation> violations;

    public Refused(String code, String message) {
        this(code, message, false, List.of());
    }

    public Refused(String code, String message, List<Violation> violations) {
        this(code, message, false, violations);
    }

    private Refused(String code, String message, boolean duplicate, List<Violation> violations) {
        super(code, message, null);
        this.duplicate = duplicate;
        this.violations = List.copyOf(violations);
    }

    /** The thing exists already. */
    public static Refused duplicate(String code, String message) {
        return duplicate(code, message, List.of());
    }

    /** The thing exists already; the violations may say what else to take. */
    public static Refused duplicate(String code, String message, List<Violation> violations) {
        return new Refused(code, message, true, violations);
    }

    /** As {@link #duplicate}, because of one place of the input. */
    public static Refused duplicateAt(String pointer, String code, String message) {
        return new Refused(code, message, true, List.of(new Violation(pointer, code, message)));
    }

    /** One place of the input is wrong. */
    public static Refused at(String pointer, String code, String message) {
        return new Refused(code, message, false, List.of(new Violation(pointer, code, message)));
    }

    public boolean isDuplicate() {
        return duplicate;
    }

    /** What is wrong where, when more than one place is; may be empty. */
    public List<Violation> violations() {
        return violations == null ? List.of() : violations;
    }

    /**
     * One wrong place of an input.
     *
     * @param pointer JSON Pointer (RFC 6901) of the value, or {@code /rows/<n>/<column>} of a sheet, rows from 1
     */
    public record Violation(String pointer, String code, String detail) {}
}
