package org.clockhouse.terminal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** This suite as a gateway, where it is one. */
@ProviderType
public interface Branch {

    /** Empty where it is the head office itself. */
    Optional<Standing> standing();

    /**
     * @param code how it stands with the head office: {@code gateway.forwarding}, or why not
     * @param answered when the head office answered last
     * @param waiting punches that are stored here and not there
     * @param clockError how far this machine's clock is ahead of the head office's
     */
    record Standing(
            String head,
            String code,
            String detail,
            Optional<Instant> answered,
            long waiting,
            Optional<Instant> oldest,
            Duration clockError,
            String held,
            int terminals) {

        public Standing become(String why, String said) {
            return new Standing(head, why, said, answered, waiting, oldest, clockError, held, terminals);
        }

        public Standing working(String orders, int served) {
            return new Standing(head, code, detail, answered, waiting, oldest, clockError, orders, served);
        }

        public Standing waiting(long punches, Optional<Instant> since) {
            return new Standing(head, code, detail, answered, punches, since, clockError, held, terminals);
        }

        public Standing answered(Instant at, Duration error) {
            return new Standing(head, code, detail, Optional.of(at), waiting, oldest, error, held, terminals);
        }
    }
}
