package org.clockhouse.driver;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a family of terminals is and the most it can do, known before any terminal is reached. What <em>this</em> terminal
 * can do, {@link TerminalIdentity} says.
 */
public final class DriverDescriptor {

    private static final Pattern ID = Pattern.compile("[a-z0-9]+(\\.[a-z0-9]+)+");

    private final Fields is;

    private DriverDescriptor(Fields fields) {
        this.is = fields;
    }

    /** @param id stored with every terminal and punch, so it never changes; for example {@code acme.t100} */
    public static Builder builder(String id) {
        return new Builder(id);
    }

    public String id() {
        return is.id;
    }

    /** A proper name, the same in every language. */
    public String vendor() {
        return is.vendor;
    }

    /** A proper name, the same in every language. */
    public String model() {
        return is.model;
    }

    public Set<Road> roads() {
        return is.roads;
    }

    /** What the terminal's own clock keeps, which tells the host how to read its timestamps. */
    public ClockMode clockMode() {
        return is.clockMode;
    }

    public Set<Capability> capabilities() {
        return is.capabilities;
    }

    public Set<CredentialKind> credentialKinds() {
        return is.credentialKinds;
    }

    /** Families of templates that its terminals can be given as {@link Task.PutTemplate}; see {@link Template#family()}. */
    public Set<String> templateFamilies() {
        return is.templateFamilies;
    }

    /**
     * How many cards the terminal holds for one person; with one, every further card of a person gets an alias number, so
     * that a temporary card is named in evidence. 0 when it holds none.
     */
    public int cardsPerHolder() {
        return is.cardsPerHolder;
    }

    /** How many low bits of a card number the terminal can tell apart, 64 when it takes all. */
    public int cardBits() {
        return is.cardBits;
    }

    /**
     * Whether terminals keep the ids under which the host puts credentials. Where not, the host names each one by
     * {@link Grant#naturalId}, which the driver works out from what the terminal holds.
     */
    public boolean keepsCredentialIds() {
        return is.keepsCredentialIds;
    }

    /** Whether attempts with refused cards are reported. Where not, absence of a refusal proves nothing. */
    public boolean reportsRefusals() {
        return is.reportsRefusals;
    }

    /** An address as an operator would type it, for example {@code tcp://192.168.1.201:4370}; empty on other roads. */
    public String endpointExample() {
        return is.endpointExample;
    }

    public List<Setting> settings() {
        return is.settings;
    }

    public Texts texts() {
        return is.texts;
    }

    /** What it was tried with; shown to whoever asks whether a terminal is supported. */
    public List<Tested> tested() {
        return is.tested;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DriverDescriptor that && is.equals(that.is);
    }

    @Override
    public int hashCode() {
        return is.hashCode();
    }

    @Override
    public String toString() {
        return "DriverDescriptor[" + is.id + " " + is.roads + "]";
    }

    public enum ClockMode {
        LOCAL,
        UTC
    }

    private record Fields(
            String id,
            String vendor,
            String model,
            Set<Road> roads,
            ClockMode clockMode,
            Set<Capability> capabilities,
            Set<CredentialKind> credentialKinds,
            Set<String> templateFamilies,
            int cardsPerHolder,
            int cardBits,
            boolean keepsCredentialIds,
            boolean reportsRefusals,
            String endpointExample,
            List<Setting> settings,
            Texts texts,
            List<Tested> tested) {}

    public static final class Builder {

        private final String id;
        private String vendor = "";
        private String model = "";
        private final Set<Road> roads = EnumSet.noneOf(Road.class);
        private ClockMode clockMode = ClockMode.LOCAL;
        private final Set<Capability> capabilities = EnumSet.noneOf(Capability.class);
        private final Set<CredentialKind> credentialKinds = EnumSet.noneOf(CredentialKind.class);
        private final Set<String> templateFamilies = new LinkedHashSet<>();
        private int cardsPerHolder;
        private int cardBits = 64;
        private boolean keepsCredentialIds = true;
        private boolean reportsRefusals;
        private String endpointExample = "";
        private final Set<Setting> settings = new LinkedHashSet<>();
        private Texts texts = Texts.of(Map.of());
        private final Set<Tested> tested = new LinkedHashSet<>();

        private Builder(String id) {
            if (!ID.matcher(id).matches()) {
                throw new IllegalArgumentException("driver id must look like vendor.model: " + id);
            }
            this.id = id;
        }

        public Builder made(String byVendor, String asModel) {
            vendor = byVendor;
            model = asModel;
            return this;
        }

        public Builder roads(Road... offered) {
            roads.addAll(List.of(offered));
            return this;
        }

        public Builder clockMode(ClockMode mode) {
            clockMode = mode;
            return this;
        }

        public Builder capabilities(Capability... most) {
            capabilities.addAll(List.of(most));
            return this;
        }

        public Builder credentialKinds(CredentialKind... most) {
            credentialKinds.addAll(List.of(most));
            return this;
        }

        /** Lower case, each at most 20 characters. */
        public Builder templateFamilies(String... most) {
            templateFamilies.addAll(List.of(most));
            return this;
        }

        public Builder cards(int perHolder, int bits) {
            cardsPerHolder = perHolder;
            cardBits = bits;
            return this;
        }

        public Builder keepsCredentialIds(boolean whether) {
            keepsCredentialIds = whether;
            return this;
        }

        public Builder reportsRefusals(boolean whether) {
            reportsRefusals = whether;
            return this;
        }

        public Builder endpointExample(String example) {
            endpointExample = example;
            return this;
        }

        public Builder settings(Setting... fields) {
            settings.addAll(List.of(fields));
            return this;
        }

        public Builder texts(Texts words) {
            texts = words;
            return this;
        }

        public Builder tested(Tested... with) {
            tested.addAll(List.of(with));
            return this;
        }

        public DriverDescriptor build() {
            if (vendor.isBlank() || model.isBlank() || roads.isEmpty()) {
                throw new IllegalArgumentException("driver " + id + " must name its vendor, its model and its roads");
            }
            if (settings.stream().map(Setting::key).distinct().count() != settings.size()) {
                throw new IllegalArgumentException("driver " + id + " has two settings of one name");
            }
            return new DriverDescriptor(new Fields(
                    id,
                    vendor,
                    model,
                    Set.copyOf(roads),
                    clockMode,
                    Set.copyOf(capabilities),
                    Set.copyOf(credentialKinds),
                    Set.copyOf(templateFamilies),
                    cardsPerHolder,
                    cardBits,
                    keepsCredentialIds,
                    reportsRefusals,
                    endpointExample,
                    List.copyOf(settings),
                    texts,
                    List.copyOf(tested)));
        }
    }
}
