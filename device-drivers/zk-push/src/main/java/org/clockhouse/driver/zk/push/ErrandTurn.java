package org.clockhouse.driver.zk.push;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.clockhouse.driver.Admission;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.Errand;
import org.clockhouse.driver.Health;
import org.clockhouse.driver.HttpAnswer;
import org.clockhouse.driver.NotStoredException;
import org.clockhouse.driver.TerminalEvent;
import org.clockhouse.driver.TerminalEvent.Kind;

/** The terminal asks what is wanted of it, or says what became of it. */
record ErrandTurn(PushCall call, Admission admission, Settings settings, LocalDateTime localTime) {

    /** So that an answer stays far below what the terminals can take. */
    private static final int AT_ONCE = 10;

    private static final String UNSUPPORTED = "unsupported";
    private static final String NOTHING = "OK";

    HttpAnswer hand() throws NotStoredException, InterruptedException {
        Optional<Health> health = call.health();
        if (health.isPresent()) {
            admission.holds(health.get());
        }
        List<Errand> errands = admission.errands(AT_ONCE);
        if (errands.isEmpty()) {
            return HttpAnswer.text(200, NOTHING, StandardCharsets.UTF_8);
        }
        Bookmarks bookmarks = Bookmarks.of(admission.cursor());
        Charset charset = settings.charset().orElse(bookmarks.charset());
        String lines = lines(errands, new Commands(bookmarks.access(), charset, localTime));
        return HttpAnswer.text(200, lines.isEmpty() ? NOTHING : lines, charset);
    }

    private String lines(List<Errand> errands, Commands commands) throws NotStoredException, InterruptedException {
        StringBuilder lines = new StringBuilder();
        for (Errand errand : errands) {
            Optional<String> line = commands.line(errand);
            if (line.isEmpty()) {
                admission.refused(errand.number(), UNSUPPORTED);
            }
            line.ifPresent(lines::append);
        }
        return lines.toString();
    }

    HttpAnswer settle() throws NotStoredException, InterruptedException {
        List<CommandResult> results = CommandResult.of(Line.of(said(), StandardCharsets.ISO_8859_1));
        for (CommandResult result : results) {
            if (result.isDone()) {
                admission.done(result.errand());
            } else {
                admission.refused(result.errand(), String.valueOf(result.code()));
            }
        }
        List<TerminalEvent> stated = results.stream()
                .filter(result -> !result.rest().isEmpty())
                .map(ErrandTurn::statement)
                .toList();
        if (!stated.isEmpty()) {
            admission.report(stated);
        }
        return HttpAnswer.text(200, "OK", StandardCharsets.UTF_8);
    }

    /** A result without a body stands in the query. */
    private Bytes said() {
        return call.body().size() > 0
                ? call.body()
                : Bytes.of("ID=" + call.value("ID") + "&Return=" + call.value("Return"));
    }

    private static TerminalEvent statement(CommandResult result) {
        String text = String.join(",", result.rest());
        return TerminalEvent.builder(new Line(Bytes.of(text), text, 1).digest(), Kind.IDENTITY_STATED)
                .code("answer")
                .raw(OperationLine.cut(text))
                .build();
    }
}
