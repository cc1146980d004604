package org.clockhouse.driver.zk.push;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.CallingDriver;
import org.clockhouse.driver.HttpAnswer;
import org.clockhouse.driver.HttpCall;
import org.clockhouse.driver.tck.CallingBench;
import org.clockhouse.driver.tck.CallingDriverContract;
import org.clockhouse.driver.tck.Sample;

class PushContractTest extends CallingDriverContract {

    @Override
    protected CallingBench newBench() {
        return new Bench();
    }

    private static final class Bench implements CallingBench {

        private static final Pattern HANDED = Pattern.compile("C:(\\d+):");

        private final CallingDriver driver = new PushDriver();

        @Override
        public CallingDriver driver() {
            return driver;
        }

        @Override
        public HttpCall hello(String serialNumber) {
            return HttpCall.builder(
                            "GET",
                            "/iclock/cdata?SN=" + serialNumber
                                    + "&options=all&language=69&pushver=2.4.1&DeviceType=att&PushOptionsFlag=1")
                    .build();
        }

        @Override
        public HttpCall upload(String serialNumber, List<Sample> punches) {
            return posted(
                    serialNumber,
                    punches.stream()
                            .map(sample -> PushTerminal.line(sample.holderNumber(), sample.clockReading()))
                            .toList());
        }

        @Override
        public HttpCall uploadWithPoison(String serialNumber, List<Sample> punches) {
            List<String> lines = new ArrayList<>(punches.stream()
                    .map(sample -> PushTerminal.line(sample.holderNumber(), sample.clockReading()))
                    .toList());
            lines.add(1, "1009\t2026-02-30 08:00:00\t0\t1\t0\t0\t0");
            return posted(serialNumber, lines);
        }

        private static HttpCall posted(String serialNumber, List<String> lines) {
            return HttpCall.builder("POST", "/iclock/cdata?SN=" + serialNumber + "&table=ATTLOG&Stamp=9999")
                    .body(Bytes.of(String.join("\n", lines)))
                    .build();
        }

        @Override
        public Optional<HttpCall> ask(String serialNumber) {
            return Optional.of(HttpCall.builder("GET", "/iclock/getrequest?SN=" + serialNumber)
                    .build());
        }

        @Override
        public HttpCall settle(String serialNumber, HttpAnswer errands, boolean done) {
            StringBuilder results = new StringBuilder();
            Matcher handed = HANDED.matcher(errands.body().text(StandardCharsets.UTF_8));
            while (handed.find()) {
                results.append("ID=").append(handed.group(1)).append("&Return=").append(done ? "0" : "-1002");
                results.append("&CMD=DATA\n");
            }
            return HttpCall.builder("POST", "/iclock/devicecmd?SN=" + serialNumber)
                    .body(Bytes.of(results.toString()))
                    .build();
        }

        /** The terminal forgets only for OK. */
        @Override
        public boolean acknowledges(HttpAnswer answer) {
            return new PushTerminal.Reply(answer.status(), answer.body().text(StandardCharsets.UTF_8))
                    .isLeaveToForget();
        }
    }
}
