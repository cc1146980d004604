package org.clockhouse.driver.face.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clockhouse.driver.HttpCall;
import org.clockhouse.driver.StandingDriver;
import org.clockhouse.driver.tck.Sample;
import org.clockhouse.driver.tck.StandingBench;
import org.clockhouse.driver.tck.StandingDriverContract;

class StandingContractTest extends StandingDriverContract {

    @Override
    protected StandingBench newBench() {
        return new Bench();
    }

    static List<String> records(List<Sample> punches) {
        return new ArrayList<>(punches.stream()
                .map(sample -> FaceTerminal.record(sample.holderNumber(), Message.write(sample.clockReading())))
                .toList());
    }

    static String poisoned(String serialNumber, List<Sample> punches) {
        List<String> records = records(punches);
        records.add(1, FaceTerminal.record("1009", "2026-02-30 08:00:00"));
        return FaceTerminal.sendlog(serialNumber, records);
    }

    private static final class Bench implements StandingBench {

        private final StandingDriver driver = new FaceJsonDriver();

        @Override
        public StandingDriver driver() {
            return driver;
        }

        @Override
        public HttpCall dial() {
            return HttpCall.builder("GET", "/pub/chat").build();
        }

        @Override
        public String hello(String serialNumber) {
            return new FaceTerminal(serialNumber).register();
        }

        @Override
        public String upload(String serialNumber, List<Sample> punches) {
            return FaceTerminal.sendlog(serialNumber, records(punches));
        }

        @Override
        public String uploadWithPoison(String serialNumber, List<Sample> punches) {
            return poisoned(serialNumber, punches);
        }

        @Override
        public boolean acknowledges(Optional<String> answer) {
            return answer.orElse("").contains("\"result\":true");
        }

        @Override
        public String settle(String serialNumber, String said, boolean done) {
            String command = said.replaceFirst("\\{\"cmd\":\"([a-z]+)\".*", "$1");
            return "{\"ret\":\"" + command + "\",\"result\":" + done + (done ? "}" : ",\"reason\":1}");
        }
    }
}
