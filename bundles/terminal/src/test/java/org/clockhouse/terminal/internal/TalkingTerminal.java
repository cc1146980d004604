package org.clockhouse.terminal.internal;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.driver.Admission;
import org.clockhouse.driver.Arrivals;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.DriverDescriptor;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.Errand;
import org.clockhouse.driver.ErrandRunner;
import org.clockhouse.driver.HttpAnswer;
import org.clockhouse.driver.HttpCall;
import org.clockhouse.driver.NotStoredException;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.RawPunch;
import org.clockhouse.driver.Road;
import org.clockhouse.driver.StandingCall;
import org.clockhouse.driver.StandingDriver;
import org.clockhouse.driver.Subject;
import org.clockhouse.driver.Task;
import org.clockhouse.driver.TerminalIdentity;
import org.clockhouse.driver.Texts;

/**
 * A family that stays on the line: {@code hello <serial>}, then {@code <number> <reading>}, and {@code did <errand>} when it was
 * told {@code do <errand>}.
 */
public final class TalkingTerminal implements StandingDriver, ErrandRunner {

    public static final String ID = "acme.talk";

    @Override
    public DriverDescriptor descriptor() {
        return DriverDescriptor.builder(ID)
                .made("Acme", "Talk")
                .roads(Road.CALL_IN)
                .texts(Texts.of(Map.of()))
                .build();
    }

    @Override
    public Set<String> paths() {
        return Set.of("/talk");
    }

    @Override
    public boolean takes(Task task) {
        return true;
    }

    @Override
    public HttpAnswer answer(HttpCall call, Arrivals arrivals) {
        return HttpAnswer.of(404, "text/plain", Bytes.NONE);
    }

    @Override
    public StandingCall pickUp(HttpCall call, Arrivals arrivals) {
        return new Talk(call, arrivals);
    }

    private static final class Talk implements StandingCall {

        private final HttpCall call;
        private final Arrivals arrivals;
        private TerminalIdentity caller = TerminalIdentity.builder("").build();

        private Talk(HttpCall call, Arrivals arrivals) {
            this.call = call;
            this.arrivals = arrivals;
        }

        @Override
        public Optional<String> hear(String message) throws NotStoredException, DriverException, InterruptedException {
            String[] words = message.split(" ");
            if (words[0].equals("bug")) {
                throw new IllegalStateException("a bug of the driver");
            }
            if (words.length < 2) {
                throw new DriverException(DriverException.Fault.GARBLED, "no sense");
            }
            if (words[0].equals("hello")) {
                caller = TerminalIdentity.builder(words[1]).build();
            }
            Optional<Admission> admission = arrivals.admit(caller, call);
            if (admission.isEmpty()) {
                return Optional.of("who are you");
            }
            if (words[0].equals("hello")) {
                return Optional.of("welcome");
            }
            if (words[0].equals("did")) {
                admission.get().done(Long.parseLong(words[1]));
                return Optional.empty();
            }
            RawPunch punch = RawPunch.builder(
                            message, LocalDateTime.parse(words[1]), new Subject.HolderNumber(words[0]))
                    .build();
            admission
                    .get()
                    .store(PunchPage.builder(admission.get().cursor())
                            .punch(punch)
                            .build());
            return Optional.of("ok " + words[1].length());
        }

        @Override
        public Optional<String> speak() throws NotStoredException, InterruptedException {
            Optional<Admission> admission = arrivals.admit(caller, call);
            if (admission.isEmpty()) {
                return Optional.empty();
            }
            List<Errand> errands = admission.get().errands(1);
            return errands.stream().map(errand -> "do " + errand.number()).findFirst();
        }
    }
}
