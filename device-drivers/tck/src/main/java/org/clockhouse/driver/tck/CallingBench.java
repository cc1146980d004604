package org.clockhouse.driver.tck;

import java.util.List;
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

    /** Whether the terminal, hearing this answer to an upload, forgets its records. */
    default boolean acknowledges(HttpAnswer answer) {
        return answer.isSuccess();
    }
}
