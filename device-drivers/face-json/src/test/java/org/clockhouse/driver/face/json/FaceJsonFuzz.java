package org.clockhouse.driver.face.json;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.HttpCall;
import org.clockhouse.driver.NotStoredException;
import org.clockhouse.driver.StandingCall;
import org.clockhouse.driver.Task;
import org.clockhouse.driver.json.Json;
import org.clockhouse.driver.tck.BenchClock;
import org.clockhouse.driver.tck.MemoryArrivals;

/**
 * Whatever a terminal sends: no exception but the driver's own, answers are JSON, and no more records are acknowledged than were
 * kept. Each line is a message of one conversation, in which an errand is open. A Jazzer target.
 */
public final class FaceJsonFuzz {

    private FaceJsonFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        MemoryArrivals arrivals = new MemoryArrivals(new BenchClock(Instant.parse("2026-03-02T09:00:00Z")));
        arrivals.keepPhotos(true);
        arrivals.register("ZX1");
        arrivals.want("ZX1", new Task.ReadHolders());
        StandingCall line =
                new FaceJsonDriver().pickUp(HttpCall.builder("GET", "/").build(), arrivals);
        for (String message : new String(data, StandardCharsets.UTF_8).split("\n")) {
            try {
                Optional<String> answer = line.hear(message);
                if (answer.isPresent()) {
                    check(answer.get(), arrivals);
                }
                line.speak();
            } catch (DriverException | NotStoredException expected) {
                return;
            } catch (InterruptedException e) {
                throw new AssertionError("nobody interrupts", e);
            }
        }
    }

    private static void check(String answer, MemoryArrivals arrivals) throws DriverException {
        Json json = Json.of(answer);
        long counted =
                json.at("result").text().equals("true") ? json.number("count").orElse(0) : 0;
        int kept = arrivals.punches().size()
                + arrivals.quarantine().size()
                + arrivals.events().size();
        if (counted > 0 && kept == 0) {
            throw new AssertionError(answer + " and nothing kept");
        }
    }
}
