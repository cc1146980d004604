package org.clockhouse.terminal.spi;

import java.util.List;
import java.util.Optional;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.terminal.GatewayId;
import org.osgi.annotation.versioning.ConsumerType;

/** Keeps what this suite is to its head office, where it is a gateway; the secret is encrypted. */
@ConsumerType
public interface BranchRepository {

    /**
     * @param head where it was enrolled
     * @param code hash of the code that it was enrolled with
     * @param held version of the orders that it works by; empty for none
     */
    record Enrolment(String head, GatewayId gateway, String secret, String code, String held) {

        @Override
        public String toString() {
            return "Enrolment[" + head + ", " + gateway.text() + "]";
        }
    }

    Optional<Enrolment> find();

    /** Replaces what was there. */
    void save(Enrolment enrolment);

    /**
     * An errand of the head office's that is carried out here.
     *
     * @param origin its number there
     * @param number of the same errand here
     */
    record Carried(long origin, TerminalId terminal, long number) {}

    /** By origin. */
    List<Carried> carried();

    void carry(Carried errand);

    /** What came of it the head office knows. */
    void forget(Carried errand);
}
