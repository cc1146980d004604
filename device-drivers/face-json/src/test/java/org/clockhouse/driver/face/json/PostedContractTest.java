package org.clockhouse.driver.face.json;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.CallingDriver;
import org.clockhouse.driver.HttpAnswer;
import org.clockhouse.driver.HttpCall;
import org.clockhouse.driver.tck.CallingBench;
import org.clockhouse.driver.tck.CallingDriverContract;
import org.clockhouse.driver.tck.Sample;

class PostedContractTest extends CallingDriverContract {

    @Override
    protected CallingBench newBench() {
        return new Bench();
    }

    private static final class Bench implements CallingBench {

        private final CallingDriver driver = new FaceJsonDriver();

        @Override
        public CallingDriver driver() {
            return driver;
        }

        private static HttpCall posted(String message) {
            return HttpCall.builder("POST", "/pub/api").body(Bytes.of(message)).build();
        }

        @Override
        public HttpCall hello(String serialNumber) {
            return posted(new FaceTerminal(serialNumber).register());
        }

        @Override
        public HttpCall upload(String serialNumber, List<Sample> punches) {
            return posted(FaceTerminal.sendlog(serialNumber, StandingContractTest.records(punches)));
        }

        @Override
        public HttpCall uploadWithPoison(String serialNumber, List<Sample> punches) {
            return posted(StandingContractTest.poisoned(serialNumber, punches));
        }

        @Override
        public boolean acknowledges(HttpAnswer answer) {
            return answer.isSuccess()
                    && answer.body().text(StandardCharsets.UTF_8).contains("\"result\":true");
        }
    }
}
