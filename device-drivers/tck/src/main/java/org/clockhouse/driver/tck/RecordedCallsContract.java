package org.clockhouse.driver.tck;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.clockhouse.driver.CallingDriver;
import org.clockhouse.driver.tck.Recording.Call;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

/** A driver of the call-in road against the calls of a real terminal, as a running suite recorded them. */
@Timeout(60)
public abstract class RecordedCallsContract {

    protected abstract CallingDriver driver();

    protected abstract Path recording();

    /** The serial number by which the terminal was let in. */
    protected abstract String serialNumber();

    /** How many punches all calls together bring. */
    protected abstract int punches();

    /** When it was recorded. */
    protected Instant when() {
        return Instant.parse("2026-03-02T08:00:00Z");
    }

    @Test
    void isOfThisDriver() {
        assertEquals(driver().descriptor().id(), Recording.of(recording()).driver());
    }

    @Test
    void everyCallIsAnsweredAsItWas() throws Exception {
        MemoryArrivals arrivals = new MemoryArrivals(new BenchClock(when()));
        arrivals.register(serialNumber());
        List<Executable> same = new ArrayList<>();
        for (Call call : Recording.of(recording()).calls()) {
            int status = driver().answer(call.call(), arrivals).status();
            same.add(() -> assertEquals(call.status(), status, call.call()::toString));
        }
        assertAll(Stream.concat(
                same.stream(),
                Stream.of(() -> assertEquals(punches(), arrivals.punches().size(), "punches"))));
    }
}
