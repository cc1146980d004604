package org.clockhouse.driver.hikvision.isapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.TerminalAddress;
import org.clockhouse.driver.line.LineWatch;
import org.clockhouse.driver.tck.SelfSigned;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

@Timeout(60)
class HttpsTest {

    private static SelfSigned first;
    private static SelfSigned other;

    private final Bench bench = new Bench(Duration.ofSeconds(10), Optional.of(first));

    @BeforeAll
    static void certificates() throws Exception {
        first = SelfSigned.make();
        other = SelfSigned.make();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private static DriverException misconfigured(Executable call) {
        DriverException e = assertThrows(DriverException.class, call);
        assertEquals(Fault.MISCONFIGURED, e.fault(), e.getMessage());
        return e;
    }

    @Test
    void theCertificateOfTheFirstContactIsLearnedAndThenToldAsASetting() throws Exception {
        try (HikvisionSession session = bench.connect()) {
            assertEquals(Map.of("certificate", first.sha256()), session.learned());
            bench.settings.putAll(session.learned());
        }
        try (HikvisionSession session = bench.connect()) {
            assertEquals(Map.of(), session.learned());
            assertEquals(bench.terminal.clock().getYear(), session.readClock().getYear());
        }
    }

    @Test
    void anotherCertificateIsRefusedBeforeAnythingIsSaidToIt() {
        bench.settings.put("certificate", first.sha256());
        bench.show(other);
        DriverException e = misconfigured(bench::connect);
        assertTrue(e.getMessage().contains(other.sha256()), e.getMessage());
        assertTrue(e.getMessage().contains(first.sha256()), e.getMessage());
        assertEquals(List.of(), bench.terminal.heard);
    }

    @Test
    void theFirstSessionHoldsToWhatItSawFirst() throws Exception {
        try (HikvisionSession session = bench.connect()) {
            session.readClock();
            bench.show(other);
            int before = bench.terminal.heard.size();
            assertTrue(misconfigured(session::readClock).getMessage().contains(other.sha256()));
            assertEquals(before, bench.terminal.heard.size());
        }
    }

    @Test
    void aFingerprintIsReadAsBrowsersShowItAndNothingElseIsTakenForOne() throws Exception {
        bench.settings.put(
                "certificate", first.sha256().toUpperCase(Locale.ROOT).replaceAll("(..)(?=.)", "$1:"));
        bench.connect().close();
        bench.settings.put("certificate", "abc");
        misconfigured(bench::connect);
    }

    @Test
    void whoSetACertificateIsNotLedBackToPlainHttp() {
        TerminalAddress plain = new TerminalAddress(
                URI.create("http://127.0.0.1:" + bench.network.endpoint().getPort()),
                Map.of("password", "x", "certificate", first.sha256()));
        misconfigured(() -> bench.driver.connect(plain, bench.host));
        assertEquals(0, bench.network.connections);
    }

    @Test
    void whatIsAnnouncedOverTlsRings() throws Exception {
        Semaphore rings = new Semaphore(0);
        try (LineWatch watch = bench.lines.watch();
                HikvisionSession session = bench.connect()) {
            Thread watcher = new Thread(watch::run, "watch");
            watcher.start();
            assertTrue(watch.add(session.listen().orElseThrow(), rings::release));
            bench.terminal.punch("7", Bench.EIGHT, 75);
            bench.network.announce("{\"eventType\":\"AccessControllerEvent\"}");
            assertTrue(rings.tryAcquire(10, TimeUnit.SECONDS));
            assertEquals(1, session.readPunches(Cursor.START, 10).punches().size());
            assertEquals(1, bench.network.streams());
        }
    }
}
