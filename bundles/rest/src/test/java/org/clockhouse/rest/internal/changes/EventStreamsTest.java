package org.clockhouse.rest.internal.changes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Topic;
import org.clockhouse.rest.internal.Company;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Over a real socket; the streams' timer goes when the test says so. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EventStreamsTest {

    @TempDir
    Path directory;

    private Company company;
    private String key;
    private final List<Stream> open = new ArrayList<>();

    @BeforeEach
    void start() {
        company = new Company(directory);
        key = company.key("changes.read");
    }

    @AfterEach
    void stop() {
        open.forEach(Stream::close);
        company.close();
    }

    @Test
    void aStreamGreetsWithAnIdAndTellsWhenToComeAgain() {
        Stream stream = stream("");
        Event hello = stream.next();
        assertEquals("hello", hello.name);
        assertTrue(hello.id.matches("[0-9a-z]+-0"), hello.id);
        assertTrue(hello.retry >= 1_000 && hello.retry < 5_000, "retry " + hello.retry);
    }

    /** One, or two when the stream became free in the middle of the burst. */
    @Test
    void aBurstOfPunchesIsMergedIntoOneHint() {
        Stream stream = stream("");
        stream.next();
        for (int i = 0; i < 100; i++) {
            company.streams.changed(company.org, Topic.PUNCHES);
        }
        company.streams.changed(company.org, Topic.TIMESHEETS);
        company.front.workers().tick();
        assertEquals("{\"topic\":\"PUNCHES\"}", stream.next().data);
        String next = stream.next().data;
        if (next.equals("{\"topic\":\"PUNCHES\"}")) {
            next = stream.next().data;
        }
        assertEquals("{\"topic\":\"TIMESHEETS\"}", next);
        company.streams.changed(company.org, Topic.EMPLOYEES);
        company.front.workers().tick();
        assertEquals("{\"topic\":\"EMPLOYEES\"}", stream.next().data);
    }

    @Test
    void anotherCompanysChangesAreNotTold() {
        Stream stream = stream("");
        stream.next();
        company.streams.changed(OrgId.next(), Topic.PUNCHES);
        company.streams.changed(company.org, Topic.EMPLOYEES);
        company.front.workers().tick();
        assertEquals("{\"topic\":\"EMPLOYEES\"}", stream.next().data);
    }

    @Test
    void whoeverComesAgainIsToldWhatWasMissed() {
        Stream before = stream("");
        String seen = before.next().id;
        before.close();
        company.streams.changed(company.org, Topic.PUNCHES);
        company.streams.changed(company.org, Topic.PUNCHES);
        Stream again = stream(seen);
        assertEquals("hello", again.next().name);
        Event missed = again.next();
        assertEquals("{\"topic\":\"PUNCHES\"}", missed.data);

        Stream upToDate = stream(missed.id);
        upToDate.next();
        company.streams.changed(company.org, Topic.SHIFTS);
        company.front.workers().tick();
        assertEquals("{\"topic\":\"SHIFTS\"}", upToDate.next().data);
    }

    @Test
    void whoeverIsCutOffBetweenTwoHintsIsToldBothAgain() {
        Stream cut = stream("");
        String seen = cut.next().id;
        company.streams.changed(company.org, Topic.PUNCHES);
        company.streams.changed(company.org, Topic.TIMESHEETS);
        company.front.workers().tick();
        Event first = cut.next();
        assertEquals("{\"topic\":\"PUNCHES\"}", first.data);
        assertEquals("", first.id, "only the last of them says that all are told");
        cut.close();

        Stream again = stream(seen);
        assertEquals("", again.next().id, "what was missed is not told yet");
        assertEquals("{\"topic\":\"PUNCHES\"}", again.next().data);
        Event last = again.next();
        assertEquals("{\"topic\":\"TIMESHEETS\"}", last.data);
        assertTrue(last.id.endsWith("-2"), last.id);
    }

    @Test
    void afterARestartEverythingMayHaveChanged() {
        for (String foreign : List.of("abc-17", "nonsense", "'; drop table", "-")) {
            Stream stream = stream(foreign);
            stream.next();
            for (Topic topic : Topic.values()) {
                assertEquals("{\"topic\":\"" + topic + "\"}", stream.next().data);
            }
        }
    }

    @Test
    void aHeartbeatFindsOutWhoHasGone() {
        Stream stays = stream("");
        stays.next();
        Stream goes = stream("");
        goes.next();
        assertEquals(2, company.streams.size());
        goes.close();
        awaitTrue(() -> {
            company.front.workers().tick();
            return company.streams.size() == 1;
        });
        assertEquals("", stays.comment());
    }

    @Test
    void oneAccountHoldsOnlySoManyStreams() {
        List<Stream> streams = new ArrayList<>();
        for (int i = 0; i < EventStreams.MOST_FOR_ONE + 2; i++) {
            company.clock.advance(Duration.ofSeconds(1));
            streams.add(stream(""));
            streams.get(i).next();
        }
        assertEquals(EventStreams.MOST_FOR_ONE, company.streams.size());
        assertTrue(streams.get(0).ends());
        assertTrue(streams.get(1).ends());
    }

    @Test
    void anOldStreamEndsSoThatItsClientComesThroughTheDoorAgain() {
        Stream stream = stream("");
        stream.next();
        company.clock.advance(Duration.ofMinutes(31));
        company.front.workers().tick();
        assertTrue(stream.ends());
        assertEquals(0, company.streams.size());
    }

    @Test
    void everyStreamEndsWithTheComponent() {
        Stream one = stream("");
        one.next();
        Stream other = stream("");
        other.next();
        company.streams.stop();
        assertTrue(one.ends());
        assertTrue(other.ends());
        assertEquals(0, company.streams.size());
    }

    @Test
    void aHundredClientsThatLeaveTogetherHoldUpNobody() {
        List<Stream> streams = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            String own = i % 5 == 0 ? key = company.key("changes.read") : key;
            streams.add(stream(own, ""));
            streams.get(i).next();
        }
        assertEquals(100, company.streams.size());
        streams.forEach(Stream::close);
        company.streams.changed(company.org, Topic.PUNCHES);
        awaitTrue(() -> {
            company.front.workers().tick();
            return company.streams.size() == 0;
        });
        long start = System.nanoTime();
        assertEquals(401, company.get("nobody", "/employees").statusCode());
        assertTrue(Duration.ofNanos(System.nanoTime() - start).toMillis() < 2_000);
    }

    private static void awaitTrue(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertFalse(System.nanoTime() > end, "never came true");
            Thread.yield();
        }
    }

    private Stream stream(String lastId) {
        return stream(key, lastId);
    }

    private Stream stream(String by, String lastId) {
        var request = company.as(by, "/changes").header("Accept", "text/event-stream");
        if (!lastId.isEmpty()) {
            request.header("Last-Event-ID", lastId);
        }
        HttpResponse<InputStream> response = company.web.stream(request);
        assertEquals(200, response.statusCode());
        assertEquals(
                "text/event-stream",
                response.headers().firstValue("Content-Type").orElse(""));
        Stream stream = new Stream(response.body());
        open.add(stream);
        return stream;
    }

    private static final class Event {
        private String name = "";
        private String id = "";
        private String data = "";
        private long retry;
    }

    private static final class Stream {

        private final BufferedReader lines;

        Stream(InputStream body) {
            lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        }

        /** The next event that is not only a comment. */
        Event next() {
            Event event = new Event();
            for (String line = read(); ; line = read()) {
                if (line == null) {
                    throw new AssertionError("the stream ended");
                }
                if (line.isEmpty() && !(event.name + event.data).isEmpty()) {
                    return event;
                }
                String value = line.substring(line.indexOf(':') + 1).strip();
                if (line.startsWith("event:")) {
                    event.name = value;
                } else if (line.startsWith("id:")) {
                    event.id = value;
                } else if (line.startsWith("data:")) {
                    event.data = value;
                } else if (line.startsWith("retry:")) {
                    event.retry = Long.parseLong(value);
                }
            }
        }

        /** What the next comment says. */
        String comment() {
            for (String line = read(); line != null; line = read()) {
                if (line.startsWith(":")) {
                    return line.substring(1).strip();
                }
            }
            throw new AssertionError("the stream ended");
        }

        boolean ends() {
            String line = read();
            while (line != null) {
                line = read();
            }
            return true;
        }

        private String read() {
            try {
                return lines.readLine();
            } catch (IOException closed) {
                return null;
            }
        }

        void close() {
            try {
                lines.close();
            } catch (IOException alreadyGone) {
                throw new AssertionError(alreadyGone);
            }
        }
    }
}
