package org.clockhouse.terminal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.delivery.Delivery;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.punch.Punch;
import org.clockhouse.punch.QuarantinedRow;
import org.osgi.annotation.versioning.ProviderType;

/** What gateways ask of the head office. */
@ProviderType
public interface GatewayCalls {

    /** Most punches, and most rows of the quarantine, that are handed on at once. */
    int LARGEST = 400;

    /** A gateway that proved who it is. */
    record Known(OrgId org, GatewayId gateway) {}

    /** @param secret by which it is known from now on; kept nowhere in this form */
    record Enrolled(GatewayId gateway, String secret) {

        @Override
        public String toString() {
            return "Enrolled[" + gateway.text() + "]";
        }
    }

    /**
     * How a gateway and its terminals are.
     *
     * @param clock what its own clock shows
     * @param last the last position of its log
     * @param waiting as {@link Gateway.Heard}, as are the next three
     * @param states how its terminals are, as it sees them
     * @param strangers terminals that called it and that nobody registered
     */
    record Report(
            Instant clock,
            long last,
            long waiting,
            Optional<Instant> oldest,
            String software,
            String held,
            Map<TerminalId, TerminalState> states,
            List<UnknownTerminal> strangers) {

        public Report {
            states = Map.copyOf(states);
            strangers = List.copyOf(strangers);
        }
    }

    /**
     * @param received up to this position of the gateway's log everything is stored here
     * @param clock what the head office's clock shows
     * @param wanted version of the orders that the gateway should work by
     */
    record Answer(long received, Instant clock, String wanted) {}

    /**
     * What a gateway works by.
     *
     * @param version of the content: the same for the same
     * @param terminals with their zone, and the secret settings too
     * @param clocks what becomes of terminals' clocks that are off by more than the tolerance
     * @param people who may come to one of the terminals at least, and of whom one has to forget something
     */
    record Orders(
            String version,
            List<Terminal> terminals,
            ClockPolicy.Handling clocks,
            Duration tolerance,
            List<Listed> people) {

        public Orders {
            terminals = List.copyOf(terminals);
            people = List.copyOf(people);
        }
    }

    /**
     * A person in the lists of terminals.
     *
     * @param credentials cards and PINs, stopped ones too
     * @param terminals where they may come to
     */
    record Listed(
            EmployeeId id, String number, LocalName name, List<Credential> credentials, Set<TerminalId> terminals) {

        public Listed {
            credentials = List.copyOf(credentials);
            terminals = Set.copyOf(terminals);
        }
    }

    /**
     * How far a credential is in a terminal's own list.
     *
     * @param number under which the terminal knows it; empty for none
     * @param detail why the terminal did not take it; empty otherwise
     */
    record Outcome(CredentialId credential, Delivery.Want want, Delivery.State state, String number, String detail) {}

    /** Most outcomes at once. */
    int MOST_OUTCOMES = 1_000;

    /** Most errands that are handed out, and most of which is said what came of them, at once. */
    int MOST_ERRANDS = 200;

    /** What came of an errand in the branch. @param detail as that of {@link Errand} */
    record Settled(TerminalId terminal, long number, Errand.State state, String detail) {

        public Settled {
            if (Errand.OPEN.contains(state)) {
                throw new IllegalArgumentException("nothing came of an errand that is " + state);
            }
        }
    }

    /**
     * @param held numbers of the errands that the gateway has stored, but for those that are settled
     * @param settled of which it says so again until it is answered
     */
    record ErrandNews(Set<Long> held, List<Settled> settled) {

        public ErrandNews {
            held = Set.copyOf(held);
            settled = List.copyOf(settled);
        }
    }

    /**
     * An errand for the gateway.
     *
     * @param task empty at a gateway that is older than its head office and has no such task
     * @param left how long after it was asked for it may still be begun; empty when that does not matter
     * @param by who wants it
     */
    record Ordered(TerminalId terminal, long number, Optional<ErrandTask> task, Optional<Duration> left, String by) {}

    /**
     * What a gateway's log holds after one position and up to another, in its order.
     *
     * @param complete for each terminal of which everything was handed on with this, the instant up to which it has reported
     */
    record Shipment(
            long after, long upTo, List<Punch> punches, List<QuarantinedRow> rows, Map<TerminalId, Instant> complete) {

        public Shipment {
            punches = List.copyOf(punches);
            rows = List.copyOf(rows);
            complete = Map.copyOf(complete);
        }
    }

    /** @throws org.clockhouse.kernel.Refused {@code gateway.code} if it is no code, was used, or ran out */
    Enrolled enrol(String code, String remote);

    /** Empty for a secret that is nobody's, or no longer anybody's. */
    Optional<Known> knock(String secret);

    /** Keeps how the gateway is, and says by what it should work. */
    Answer report(Known from, Report report);

    /** What the gateway works by, as it stands now. */
    Orders orders(Known from);

    /** What came of a terminal's list. Says nothing when other orders are wanted meanwhile than those of the version. */
    void told(Known from, String version, TerminalId terminal, List<Outcome> outcomes);

    /**
     * Takes in what came of errands, and hands out those that the gateway does not have yet; they are committed as sent when
     * this returns. What a gateway is handed twice it has once, by its number.
     */
    List<Ordered> errands(Known from, ErrandNews news);

    /**
     * Stores what is new, and returns after the commit.
     *
     * @return up to which position of the gateway's log everything is stored here now
     * @throws org.clockhouse.kernel.Refused {@code gateway.gap} if something before it was never received, {@code
     *     gateway.terminal.foreign} for a terminal that the gateway never served
     */
    long take(Known from, Shipment shipment);
}
