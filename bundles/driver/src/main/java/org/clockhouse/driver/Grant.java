package org.clockhouse.driver;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** A credential that a terminal is to accept. Made by the host; a driver only reads it. */
public final class Grant {

    /**
     * A setting of families whose terminals keep names: what such a terminal is given as somebody's. The host words it, in
     * {@link #holderName} and {@link Task.PutHolder#name}.
     */
    public static final Setting HOLDER_NAME =
            Setting.choice("holderName", List.of("chinese", "english", "chineseEnglish", "englishChinese", "number"));

    private final Fields is;

    private Grant(Fields fields) {
        this.is = fields;
    }

    /**
     * @param credentialId the host's id, at most 40 characters; what {@link CredentialStore#list} gives back
     * @param holderNumber the number the terminal is to report in punches
     */
    public static Builder builder(String credentialId, String holderNumber, CredentialKind kind, Token token) {
        return new Builder(credentialId, holderNumber, kind, token);
    }

    /**
     * The id of a credential on terminals that keep no id of the host's, made of what they do keep: the same for the same
     * holder, kind and token, leading zeros of a card's number aside. See {@link DriverDescriptor#keepsCredentialIds()}.
     */
    public static String naturalId(String holderNumber, CredentialKind kind, Token token) {
        String value = kind == CredentialKind.CARD ? token.hex().replaceFirst("^(00)+(?=.)", "") : token.hex();
        try {
            byte[] text = (kind + " " + holderNumber + " " + value).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    public String credentialId() {
        return is.credentialId;
    }

    public String holderNumber() {
        return is.holderNumber;
    }

    /** For the terminal's display; may be empty. */
    public String holderName() {
        return is.holderName;
    }

    public CredentialKind kind() {
        return is.kind;
    }

    public Token token() {
        return is.token;
    }

    /** Inclusive, in the terminal's own clock; {@code LocalDateTime.MIN} for always. */
    public LocalDateTime validFrom() {
        return is.validFrom;
    }

    /** Exclusive, in the terminal's own clock; {@code LocalDateTime.MAX} for ever. */
    public LocalDateTime validUntil() {
        return is.validUntil;
    }

    /** Counted from 1; empty for every door of the terminal. */
    public Set<Integer> doors() {
        return is.doors;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Grant that && is.equals(that.is);
    }

    @Override
    public int hashCode() {
        return is.hashCode();
    }

    @Override
    public String toString() {
        return "Grant[" + is.credentialId + " " + is.kind + "]";
    }

    private record Fields(
            String credentialId,
            String holderNumber,
            String holderName,
            CredentialKind kind,
            Token token,
            LocalDateTime validFrom,
            LocalDateTime validUntil,
            Set<Integer> doors) {}

    public static final class Builder {

        private final String credentialId;
        private final String holderNumber;
        private final CredentialKind kind;
        private final Token token;
        private String holderName = "";
        private LocalDateTime validFrom = LocalDateTime.MIN;
        private LocalDateTime validUntil = LocalDateTime.MAX;
        private Set<Integer> doors = Set.of();

        private Builder(String credentialId, String holderNumber, CredentialKind kind, Token token) {
            this.credentialId = credentialId;
            this.holderNumber = holderNumber;
            this.kind = kind;
            this.token = token;
        }

        public Builder holderName(String shown) {
            holderName = shown;
            return this;
        }

        public Builder valid(LocalDateTime from, LocalDateTime until) {
            validFrom = from;
            validUntil = until;
            return this;
        }

        public Builder doors(Set<Integer> numbers) {
            doors = Set.copyOf(numbers);
            return this;
        }

        public Grant build() {
            return new Grant(
                    new Fields(credentialId, holderNumber, holderName, kind, token, validFrom, validUntil, doors));
        }
    }
}
