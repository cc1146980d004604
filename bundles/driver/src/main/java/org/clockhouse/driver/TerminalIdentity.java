package org.clockhouse.driver;

import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;

/** Who a terminal is and what this very one can do, as far as it says. */
public final class TerminalIdentity {

    private final Fields is;

    private TerminalIdentity(Fields fields) {
        this.is = fields;
    }

    /** @param serialNumber as the terminal states it; empty where it has none */
    public static Builder builder(String serialNumber) {
        return new Builder(serialNumber);
    }

    public String serialNumber() {
        return is.serialNumber;
    }

    /** Empty where it does not say. */
    public String model() {
        return is.model;
    }

    /** Empty where it does not say. */
    public String firmware() {
        return is.firmware;
    }

    /** How many punches it can keep. */
    public OptionalInt punchCapacity() {
        return is.punchCapacity;
    }

    /** How many credentials it can hold. */
    public OptionalInt credentialCapacity() {
        return is.credentialCapacity;
    }

    /** A part of the descriptor's; the session implements exactly these facets. */
    public Set<Capability> capabilities() {
        return is.capabilities;
    }

    /** A part of the descriptor's. */
    public Set<CredentialKind> credentialKinds() {
        return is.credentialKinds;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TerminalIdentity that && is.equals(that.is);
    }

    @Override
    public int hashCode() {
        return is.hashCode();
    }

    @Override
    public String toString() {
        return "TerminalIdentity[" + is.serialNumber + " " + is.model + " " + is.firmware + "]";
    }

    private record Fields(
            String serialNumber,
            String model,
            String firmware,
            OptionalInt punchCapacity,
            OptionalInt credentialCapacity,
            Set<Capability> capabilities,
            Set<CredentialKind> credentialKinds) {}

    public static final class Builder {

        private final String serialNumber;
        private String model = "";
        private String firmware = "";
        private OptionalInt punchCapacity = OptionalInt.empty();
        private OptionalInt credentialCapacity = OptionalInt.empty();
        private final Set<Capability> capabilities = EnumSet.noneOf(Capability.class);
        private final Set<CredentialKind> credentialKinds = EnumSet.noneOf(CredentialKind.class);

        private Builder(String serialNumber) {
            this.serialNumber = serialNumber.strip();
        }

        public Builder model(String stated) {
            model = stated;
            return this;
        }

        public Builder firmware(String stated) {
            firmware = stated;
            return this;
        }

        public Builder punchCapacity(int most) {
            punchCapacity = OptionalInt.of(most);
            return this;
        }

        public Builder credentialCapacity(int most) {
            credentialCapacity = OptionalInt.of(most);
            return this;
        }

        public Builder capabilities(Set<Capability> offered) {
            capabilities.addAll(offered);
            return this;
        }

        public Builder credentialKinds(Set<CredentialKind> offered) {
            credentialKinds.addAll(offered);
            return this;
        }

        public TerminalIdentity build() {
            return new TerminalIdentity(new Fields(
                    serialNumber,
                    model,
                    firmware,
                    punchCapacity,
                    credentialCapacity,
                    Set.copyOf(capabilities),
                    Set.copyOf(credentialKinds)));
        }
    }
}
