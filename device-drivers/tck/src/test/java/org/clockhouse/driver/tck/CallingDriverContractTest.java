package org.clockhouse.driver.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clockhouse.driver.Admission;
import org.clockhouse.driver.Arrivals;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.CallingDriver;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.DriverDescriptor;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.Errand;
import org.clockhouse.driver.ErrandRunner;
import org.clockhouse.driver.HttpAnswer;
import org.clockhouse.driver.HttpCall;
import org.clockhouse.driver.NotStoredException;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.RawPunch;
import org.clockhouse.driver.Road;
import org.clockhouse.driver.Subject;
import org.clockhouse.driver.Task;
import org.clockhouse.driver.TerminalIdentity;
import org.clockhouse.driver.UnreadableRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract can fail: every defect is noticed, and a driver without one passes. */
class CallingDriverContractTest {

    enum Defect {
        NONE(""),
        FORGETS_ITS_ROAD("namesItsPathsAndItsRoad"),
        STORES_BACKWARDS("anUploadIsStoredInItsOrderAndThenAcknowledged"),
        ANSWERS_WITHOUT_STORING("nothingIsAcknowledgedBeforeItIsStored"),
        ANSWERS_BEFORE_THE_COMMIT("nothingIsAcknowledgedBeforeItIsStored"),
        REFUSES_A_REPETITION("theSameUploadTwiceIsOnce"),
        INVENTS_RECORD_IDS("recordIdsAreTheSameEachTimeAndDifferBetweenPunches"),
        ONE_TERMINAL_FOR_ALL("twoTerminalsAreNotMixedUp"),
        DROPS_THE_POISON_LINE("aPoisonLineIsQuarantinedAndStillAcknowledged"),
        REFUSES_FOR_A_POISON_LINE("aPoisonLineIsQuarantinedAndStillAcknowledged"),
        ACKNOWLEDGES_STRANGERS("anUnknownSerialStoresNothingAndIsShownInTheTray"),
        ACKNOWLEDGES_WHEN_THE_STORE_IS_DOWN("nothingIsAcknowledgedWhileTheStoreIsDown"),
        FAILS_ON_NOTHING("anEmptyUploadIsNoError"),
        CRASHES_ON_RUBBISH("rubbishNeverBecomesAPunchNorAnUnexpectedException"),
        ANSWERS_500_TO_A_STRANGE_PATH("aPathOrMethodOfNobodyIsAnsweredWithoutStoring"),
        SWALLOWS_INTERRUPTS("interruptionWhileStoringPasses"),
        KEEPS_ERRANDS_TO_ITSELF("anErrandIsHandedOutOnceToItsTerminalAlone"),
        TAKES_EVERY_RESULT_FOR_DONE("anErrandIsSettledByWhatItsTerminalSays"),
        STUMBLES_OVER_A_STRANGE_TASK("aTaskNobodyKnowsIsRefusedAndBlocksNothing"),
        DROPS_A_STRANGE_TASK("aTaskNobodyKnowsIsRefusedAndBlocksNothing");

        private final String rule;

        Defect(String rule) {
            this.rule = rule;
        }
    }

    @Test
    void aDriverWithoutADefectPasses() {
        Map<String, String> outcome = Suites.all(OnPost.class, Defect.NONE);
        assertEquals(18, outcome.size(), "rules run: " + outcome.keySet());
        outcome.values().removeIf(String::isEmpty);
        assertEquals(Map.of(), outcome);
    }

    @ParameterizedTest
    @EnumSource(value = Defect.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aDefectIsNoticedByItsRule(Defect defect) {
        assertNotEquals("", Suites.one(OnPost.class, defect.rule, defect), defect + " passed " + defect.rule);
    }

    @ExtendWith(Suites.DefectGiven.class)
    static final class OnPost extends CallingDriverContract {

        private final Defect defect;

        OnPost(Defect defect) {
            this.defect = defect;
        }

        @Override
        protected CallingBench newBench() {
            return new PostBench(new PostDriver(defect));
        }
    }

    /** Posts lines {@code number reading} to {@code /post/log?sn=…}. */
    private record PostBench(CallingDriver driver) implements CallingBench {

        @Override
        public HttpCall hello(String serialNumber) {
            return HttpCall.builder("GET", "/post/hello?sn=" + serialNumber).build();
        }

        @Override
        public HttpCall upload(String serialNumber, List<Sample> punches) {
            return call(serialNumber, punches.stream().map(PostBench::line));
        }

        @Override
        public HttpCall uploadWithPoison(String serialNumber, List<Sample> punches) {
            return call(
                    serialNumber,
                    Stream.of(
                                    Stream.of(line(punches.get(0)), "1001 2026-02-30T08:00:00"),
                                    punches.stream().skip(1).map(PostBench::line))
                            .flatMap(lines -> lines));
        }

        @Override
        public Optional<HttpCall> ask(String serialNumber) {
            return Optional.of(
                    HttpCall.builder("GET", "/post/ask?sn=" + serialNumber).build());
        }

        @Override
        public HttpCall settle(String serialNumber, HttpAnswer errands, boolean done) {
            return HttpCall.builder("POST", "/post/settle?sn=" + serialNumber + "&done=" + done)
                    .body(errands.body())
                    .build();
        }

        private static String line(Sample sample) {
            return sample.holderNumber() + " " + sample.clockReading();
        }

        private static HttpCall call(String serialNumber, Stream<String> lines) {
            return HttpCall.builder("POST", "/post/log?sn=" + serialNumber)
                    .body(Bytes.of(lines.collect(Collectors.joining("\n"))))
                    .build();
        }
    }

    /** Right but for one defect; each is one visible line below. */
    private record PostDriver(Defect defect) implements CallingDriver, ErrandRunner {

        private static final Set<String> PLACES = Set.of("/post/log", "/post/hello", "/post/ask", "/post/settle");

        @Override
        public DriverDescriptor descriptor() {
            return DriverDescriptor.builder("acme.post")
                    .made("Acme", "Post")
                    .roads(defect == Defect.FORGETS_ITS_ROAD ? Road.VISIT : Road.CALL_IN)
                    .build();
        }

        @Override
        public Set<String> paths() {
            return Set.of("/post");
        }

        @Override
        public HttpAnswer answer(HttpCall call, Arrivals arrivals)
                throws NotStoredException, DriverException, InterruptedException {
            if (!PLACES.contains(call.path())) {
                return text(defect == Defect.ANSWERS_500_TO_A_STRANGE_PATH ? 500 : 404, "no");
            }
            String serial = defect == Defect.ONE_TERMINAL_FOR_ALL
                    ? "SN-KNOWN-1"
                    : call.parameter("sn")
                            .orElseThrow(() -> new DriverException(Fault.GARBLED, "a call without serial number"));
            Optional<Admission> admission;
            try {
                admission = arrivals.admit(TerminalIdentity.builder(serial).build(), call);
            } catch (NotStoredException e) {
                if (defect == Defect.ACKNOWLEDGES_WHEN_THE_STORE_IS_DOWN) {
                    return text(200, "ok");
                }
                throw e;
            }
            if (admission.isEmpty()) {
                return text(defect == Defect.ACKNOWLEDGES_STRANGERS ? 200 : 403, "wait");
            }
            return switch (call.path()) {
                case "/post/ask" -> ask(admission.get());
                case "/post/settle" -> settle(call, admission.get());
                case "/post/log" -> take(call, admission.get());
                default -> text(200, "hello");
            };
        }

        @Override
        public boolean takes(Task task) {
            return task instanceof Task.Restart;
        }

        private HttpAnswer ask(Admission admission) throws NotStoredException, InterruptedException {
            StringBuilder numbers = new StringBuilder();
            for (Errand errand : admission.errands(5)) {
                if (takes(errand.task())) {
                    numbers.append(errand.number()).append('\n');
                } else if (defect == Defect.STUMBLES_OVER_A_STRANGE_TASK) {
                    throw new IllegalStateException("what is that");
                } else if (defect != Defect.DROPS_A_STRANGE_TASK) {
                    admission.refused(errand.number(), "unsupported");
                }
            }
            return text(200, defect == Defect.KEEPS_ERRANDS_TO_ITSELF ? "" : numbers.toString());
        }

        private HttpAnswer settle(HttpCall call, Admission admission) throws NotStoredException, InterruptedException {
            boolean done = call.parameter("done").orElse("").equals("true");
            for (String number :
                    call.body().text(StandardCharsets.US_ASCII).lines().toList()) {
                if (done || defect == Defect.TAKES_EVERY_RESULT_FOR_DONE) {
                    admission.done(Long.parseLong(number));
                } else {
                    admission.refused(Long.parseLong(number), "no");
                }
            }
            return text(200, "ok");
        }

        private HttpAnswer take(HttpCall call, Admission admission)
                throws NotStoredException, DriverException, InterruptedException {
            List<String> lines = call.body()
                    .text(StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
            if (defect == Defect.FAILS_ON_NOTHING && lines.isEmpty()) {
                throw new DriverException(Fault.GARBLED, "nothing in it");
            }
            PunchPage page = page(lines);
            if (defect == Defect.REFUSES_FOR_A_POISON_LINE && !page.unreadable().isEmpty()) {
                throw new DriverException(Fault.GARBLED, "poison");
            }
            if (defect == Defect.ANSWERS_WITHOUT_STORING) {
                return text(200, "ok");
            }
            if (defect == Defect.ANSWERS_BEFORE_THE_COMMIT) {
                admission.storing(page);
                return text(200, "ok");
            }
            try {
                Admission.Receipt receipt = admission.store(page);
                return text(defect == Defect.REFUSES_A_REPETITION && receipt.known() > 0 ? 409 : 200, "ok");
            } catch (InterruptedException e) {
                if (defect == Defect.SWALLOWS_INTERRUPTS) {
                    return text(503, "later");
                }
                throw e;
            }
        }

        private PunchPage page(List<String> lines) {
            PunchPage.Builder page = PunchPage.builder(Cursor.START);
            List<String> ordered = defect == Defect.STORES_BACKWARDS
                    ? lines.stream().sorted(Comparator.reverseOrder()).toList()
                    : lines;
            for (String line : ordered) {
                String id = defect == Defect.INVENTS_RECORD_IDS
                        ? UUID.randomUUID().toString()
                        : line.substring(0, Math.min(50, line.length()));
                String[] parts = line.split(" ");
                try {
                    LocalDateTime reading = LocalDateTime.parse(parts.length == 2 ? parts[1] : "");
                    page.punch(RawPunch.builder(id, reading, new Subject.HolderNumber(parts[0]))
                            .build());
                } catch (DateTimeParseException e) {
                    if (defect == Defect.CRASHES_ON_RUBBISH) {
                        throw e;
                    }
                    if (defect != Defect.DROPS_THE_POISON_LINE) {
                        page.unreadable(
                                UnreadableRow.of(id, UnreadableRow.Reason.NOT_A_TIME, "no such time", Bytes.of(line)));
                    }
                }
            }
            return page.build();
        }

        private static HttpAnswer text(int status, String words) {
            return HttpAnswer.text(status, words, StandardCharsets.US_ASCII);
        }
    }
}
