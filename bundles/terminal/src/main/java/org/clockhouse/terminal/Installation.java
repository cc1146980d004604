package org.clockhouse.terminal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.kernel.TerminalId;

/**
 * How and where a terminal hangs, as whoever hung it up wrote down.
 *
 * @param network what somebody who looks for the cable needs to know, such as address, switch port or name of the WiFi
 * @param checks what was looked at; what is not mentioned was not
 * @param written by whom and when; empty while nobody did
 * @param version 0 while nobody did
 */
public record Installation(
        TerminalId terminal, Draft draft, List<Photo> photos, Optional<Written> written, long version) {

    public Installation {
        photos = List.copyOf(photos);
    }

    public record Draft(Link link, String network, Map<Check, Verdict> checks, String note) {

        public Draft {
            network = network.strip();
            note = note.strip();
            checks = Map.copyOf(checks);
        }
    }

    public record Written(String by, Instant at) {}

    /** @param hash of the file in the blob store */
    public record Photo(String id, String hash, String by, Instant at) {}

    public static Installation unwritten(TerminalId terminal, List<Photo> photos) {
        return new Installation(terminal, new Draft(Link.UNSTATED, "", Map.of(), ""), photos, Optional.empty(), 0);
    }

    /** How it is connected. Names are stored: they are never changed. */
    public enum Link {
        UNSTATED,
        ETHERNET,
        /** The cable brings the power too. */
        POE,
        WIFI,
        MOBILE,
        SERIAL,
        USB,
        /** Its punches are carried. */
        NONE
    }

    /** What is looked at where it hangs. Names are stored: they are never changed. */
    public enum Check {
        /** Everybody comes past it. */
        PASSAGE,
        /** No sun and no lamp shines into it. */
        GLARE,
        /** Nothing stands before camera or reader. */
        VIEW,
        HEIGHT,
        /** Its rating fits dust and water there. */
        SHELTER,
        POWER,
        NETWORK,
        /** It cannot be pulled off, and its cables cannot be reached. */
        MOUNTING
    }

    public enum Verdict {
        PASSED,
        FAILED,
        NOT_NEEDED
    }
}
