package org.clockhouse.driver.zk.push;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.HttpAnswer;
import org.clockhouse.driver.HttpCall;
import org.clockhouse.driver.NotStoredException;
import org.clockhouse.driver.tck.BenchClock;
import org.clockhouse.driver.tck.MemoryArrivals;

/**
 * Whatever a terminal sends: no exception but the driver's own, every line counted, and what is counted is kept. The first
 * line is the request line, the rest is the body. A Jazzer target.
 */
public final class PushFuzz {

    private static final PushDriver DRIVER = new PushDriver();

    private PushFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        int end = 0;
        while (end < data.length && data[end] != '\n') {
            end++;
        }
        String[] words = Bytes.of(data, 0, end).text(StandardCharsets.UTF_8).split(" ", 2);
        Bytes body = end < data.length ? Bytes.of(data, end + 1, data.length) : Bytes.NONE;
        HttpCall call = HttpCall.builder(words[0], words.length < 2 ? "/iclock" : words[1])
                .body(body)
                .build();
        MemoryArrivals arrivals = new MemoryArrivals(new BenchClock(Instant.parse("2026-03-02T09:00:00Z")));
        arrivals.keepPhotos(true);
        call.query().values().forEach(arrivals::register);
        try {
            check(DRIVER.answer(call, arrivals), arrivals, body);
        } catch (DriverException | NotStoredException expected) {
            return;
        } catch (InterruptedException e) {
            throw new AssertionError("nobody interrupts", e);
        }
    }

    private static void check(HttpAnswer answer, MemoryArrivals arrivals, Bytes body) {
        String text = answer.body().text(StandardCharsets.UTF_8);
        int kept = arrivals.punches().size()
                + arrivals.quarantine().size()
                + arrivals.events().size();
        boolean counted = text.startsWith("OK: ") && !text.equals("OK: 0");
        if (counted && kept == 0) {
            throw new AssertionError(text + " and nothing kept");
        }
        List<Line> lines = Line.of(body, StandardCharsets.ISO_8859_1);
        if (counted && Integer.parseInt(text.substring(4)) > lines.size()) {
            throw new AssertionError(text + " of " + lines.size());
        }
    }
}
