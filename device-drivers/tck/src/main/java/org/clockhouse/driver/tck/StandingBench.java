package org.clockhouse.driver.tck;

import java.util.List;
import java.util.Optional;
import org.clockhouse.driver.HttpCall;
import org.clockhouse.driver.StandingDriver;

/** A driver whose terminals stay on the line, and a terminal that words its messages. */
public interface StandingBench {

    StandingDriver driver();

    /** The request that asks for a WebSocket. */
    HttpCall dial();

    /** The first message on a new line. */
    String hello(String serialNumber);

    /** The message by which the terminal delivers these punches. */
    String upload(String serialNumber, List<Sample> punches);

    /** The same with one record among them, the second, that has an impossible date. */
    String uploadWithPoison(String serialNumber, List<Sample> punches);

    /** Whether the terminal, hearing this answer to an upload, forgets its records. */
    boolean acknowledges(Optional<String> answer);

    /** What the terminal answers to what the host said unasked. */
    String settle(String serialNumber, String said, boolean done);
}
