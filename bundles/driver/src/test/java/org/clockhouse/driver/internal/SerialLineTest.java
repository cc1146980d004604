package org.clockhouse.driver.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.time.Duration;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be said without a port; the exchange itself is that of every line. */
class SerialLineTest {

    @ParameterizedTest
    @CsvSource({
        "serial:/dev/no-such-port, UNREACHABLE",
        "serial:/dev/null?baud=fast, MISCONFIGURED",
        "serial:/dev/null?parity=maybe, MISCONFIGURED"
    })
    void aPortThatIsMissingIsUnreachableAndAWrongOptionIsMisconfigured(URI endpoint, Fault fault) {
        SharedLines lines = new SharedLines();
        DriverException e = assertThrows(DriverException.class, () -> lines.open(endpoint, Duration.ofMillis(200)));
        assertEquals(fault, e.fault());
    }
}
