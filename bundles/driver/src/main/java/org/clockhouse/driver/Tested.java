package org.clockhouse.driver;

/** One model and firmware that a driver was tried with, and how. What is not listed was not tried. */
public final class Tested {

    private final Fields is;

    private Tested(Fields fields) {
        if (fields.model.isBlank()) {
            throw new IllegalArgumentException("what was tried has a name");
        }
        this.is = fields;
    }

    /** Against an emulated terminal only, written by the driver's own makers from what is known of the protocol. */
    public static Tested emulated(String model, String firmware) {
        return new Tested(new Fields(model, firmware, Evidence.EMULATED));
    }

    /** With somebody else's software at the other end, or with data that somebody else's software made. */
    public static Tested foreign(String model, String firmware) {
        return new Tested(new Fields(model, firmware, Evidence.FOREIGN));
    }

    /** With a real terminal, or with files that one wrote. */
    public static Tested real(String model, String firmware) {
        return new Tested(new Fields(model, firmware, Evidence.REAL));
    }

    public String model() {
        return is.model;
    }

    /** Empty where none is known. */
    public String firmware() {
        return is.firmware;
    }

    public Evidence evidence() {
        return is.evidence;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tested that && is.equals(that.is);
    }

    @Override
    public int hashCode() {
        return is.hashCode();
    }

    @Override
    public String toString() {
        return "Tested[" + is.model + " " + is.firmware + " " + is.evidence + "]";
    }

    /** The weakest first. */
    public enum Evidence {
        EMULATED,
        FOREIGN,
        REAL
    }

    private record Fields(String model, String firmware, Evidence evidence) {}
}
