package org.clockhouse.terminal.internal.recording;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.clockhouse.driver.HttpAnswer;
import org.clockhouse.driver.HttpCall;
import org.clockhouse.driver.line.Lines;
import org.clockhouse.kernel.TerminalId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** The tapes that run, one at most for each terminal, and the three places where traffic passes them. Off unless asked. */
@Component(service = Recorder.class)
public final class Recorder {

    private static final Set<String> SECRET_HEADERS =
            Set.of("authorization", "proxy-authorization", "cookie", "set-cookie");

    private final Map<TerminalId, Tape> tapes = new ConcurrentHashMap<>();

    @Activate
    public Recorder() {
        // Starts with no tape.
    }

    @Deactivate
    public void close() {
        tapes.values().forEach(tape -> tape.end("restart"));
        tapes.clear();
    }

    public void run(TerminalId terminal, Tape tape) {
        tapes.put(terminal, tape);
    }

    /** The tape of a terminal, as long as it runs. */
    public Optional<Tape> of(TerminalId terminal) {
        Tape tape = tapes.get(terminal);
        if (tape == null) {
            return Optional.empty();
        }
        if (!tape.isRunning()) {
            tapes.remove(terminal, tape);
            return Optional.empty();
        }
        return Optional.of(tape);
    }

    public boolean isOn(TerminalId terminal) {
        return of(terminal).isPresent();
    }

    /** The lines to visit a terminal over. */
    public Lines over(TerminalId terminal, Lines lines) {
        return of(terminal).<Lines>map(tape -> new RecordedLines(lines, tape)).orElse(lines);
    }

    /** A call of a terminal that was let in, and how it was answered. */
    public void called(TerminalId terminal, HttpCall call, HttpAnswer answer) {
        of(terminal).ifPresent(tape -> {
            synchronized (tape) {
                tape.text("call " + call.method(), call.target());
                call.headers().forEach((name, value) -> header(tape, name, value));
                tape.body(call.body().toArray());
                tape.say("answer " + answer.status());
                answer.headers().forEach((name, value) -> header(tape, name, value));
                tape.body(answer.body().toArray());
            }
        });
    }

    /** A message over a standing line of a terminal that was let in. */
    public void passed(TerminalId terminal, String direction, String message) {
        of(terminal).ifPresent(tape -> tape.frame(direction, message.getBytes(StandardCharsets.UTF_8), false));
    }

    private static void header(Tape tape, String name, String value) {
        String shown = SECRET_HEADERS.contains(name.toLowerCase(Locale.ROOT)) ? "*" : value;
        tape.text("header " + name, shown);
    }
}
