package org.clockhouse.driver;

import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/** What a terminal compares somebody's body with, or a picture to make that of. Never printed, never kept by a driver. */
public final class Template {

    /** The family of a JPEG picture of one face, which terminals of several makers make their own template of. */
    public static final String PHOTO = "photo";

    private final Fields is;

    private Template(Fields fields) {
        this.is = fields;
    }

    /**
     * @param holderNumber as it stands in that terminal's punches
     * @param slot which finger, from 0; 0 for what a person has one of
     * @param family whose terminals can use it, for example {@code zk.finger}; at most 20 characters, never changed
     */
    public static Builder builder(String holderNumber, CredentialKind kind, int slot, String family, Bytes content) {
        return new Builder(new Fields(holderNumber, kind, slot, family, "", OptionalInt.empty(), content));
    }

    /** What a {@link TemplateStore} names it by: one that takes its place has the same. */
    public static String naturalId(String holderNumber, CredentialKind kind, int slot, String family) {
        return Grant.naturalId(holderNumber, kind, Token.of((slot + " " + family).getBytes(StandardCharsets.UTF_8)));
    }

    public String holderNumber() {
        return is.holderNumber;
    }

    public CredentialKind kind() {
        return is.kind;
    }

    public int slot() {
        return is.slot;
    }

    public String family() {
        return is.family;
    }

    /** The maker's own, in the driver's words; empty where none is stated. */
    public String version() {
        return is.version;
    }

    /** From 0 to 100; empty where the terminal does not say. */
    public OptionalInt quality() {
        return is.quality;
    }

    /** As the driver hands it out and wants it back. */
    public Bytes content() {
        return is.content;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Template that && is.equals(that.is);
    }

    @Override
    public int hashCode() {
        return is.hashCode();
    }

    @Override
    public String toString() {
        return "Template[" + is.kind + " " + is.slot + " " + is.family + "]";
    }

    private record Fields(
            String holderNumber,
            CredentialKind kind,
            int slot,
            String family,
            String version,
            OptionalInt quality,
            Bytes content) {}

    public static final class Builder {

        private Fields fields;

        private Builder(Fields fields) {
            this.fields = fields;
        }

        public Builder version(String stated) {
            fields = new Fields(
                    fields.holderNumber,
                    fields.kind,
                    fields.slot,
                    fields.family,
                    stated,
                    fields.quality,
                    fields.content);
            return this;
        }

        public Builder quality(int score) {
            fields = new Fields(
                    fields.holderNumber,
                    fields.kind,
                    fields.slot,
                    fields.family,
                    fields.version,
                    OptionalInt.of(score),
                    fields.content);
            return this;
        }

        public Template build() {
            return new Template(fields);
        }
    }
}
