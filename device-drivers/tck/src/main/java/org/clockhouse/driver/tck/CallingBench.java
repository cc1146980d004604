package org.clockhouse.driver.tck;

import java.util.List;
import java.util.Optional;
import org.clockhouse.driver.CallingDriver;
import org.clockhouse.driver.HttpAnswer;
import org.clockhouse.driver.HttpCall;

/** A driver of the call-in road, and a terminal that words its calls. */
public interface CallingBench {

    CallingDriver driver();

    /** The first call after the terminal starts. */
    HttpCall hello(String serialNumber);

    /** The call by which the terminal delivers these punches. */
    HttpCall upload(String serialNumber, List<Sample> punches);

    /** The same with one record among them, the second, that has an impossible date. */
    HttpCall uploadWithPoison(String serialNumber, List<Sample> punches);

    /** The call by which the terminal asks for errands; empty for a family that takes none. */
    default Optional<HttpCall> ask(String serialNumber) {
        return Optional.empty();
    }

    /** The call by which the terminal, having heard this answer to its question, says what became of each errand in it. */
    default HttpCall settle(String serialNumber, HttpAnswer errands, boolean done) {
        throw new UnsupportedOperationException("this family takes no errands");
    }

    /** Whether the terminal, hearing this answer to an upload, forgets its records. */
    default boolean acknowledges(HttpAnswer answer) {
        return answer.isSuccess();
    }
}
