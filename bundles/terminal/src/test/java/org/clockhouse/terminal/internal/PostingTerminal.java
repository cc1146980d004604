package org.clockhouse.terminal.internal;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.clockhouse.driver.Admission;
import org.clockhouse.driver.Arrivals;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.CallingDriver;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.DriverDescriptor;
import org.clockhouse.driver.DriverException;
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
import org.clockhouse.driver.Texts;
import org.clockhouse.driver.UnreadableRow;

/** A family that posts {@code <number> <reading>} lines to {@code /acme?SN=<serial>}. */
public final class PostingTerminal implements CallingDriver, ErrandRunner {

    public static final String ID = "acme.post";

    public final List<HttpCall> calls = new CopyOnWriteArrayList<>();

    @Override
    public DriverDescriptor descriptor() {
        return DriverDescriptor.builder(ID)
                .made("Acme", "Post")
                .roads(Road.CALL_IN)
                .texts(Texts.of(Map.of()))
                .build();
    }

    @Override
    public Set<String> paths() {
        return Set.of("/acme");
    }

    @Override
    public boolean takes(Task task) {
        return task instanceof Task.Restart || task instanceof Task.ShowMessage || task instanceof Task.WithdrawMessage;
    }

    @Override
    public HttpAnswer answer(HttpCall call, Arrivals arrivals)
            throws NotStoredException, DriverException, InterruptedException {
        calls.add(call);
        if (call.path().equals("/acme/bug")) {
            throw new IllegalStateException("a bug of the driver");
        }
        String serial = call.parameter("SN")
                .orElseThrow(() -> new DriverException(DriverException.Fault.GARBLED, "no serial number"));
        Optional<Admission> admission =
                arrivals.admit(TerminalIdentity.builder(serial).firmware("1.0").build(), call);
        if (admission.isEmpty()) {
            return HttpAnswer.text(403, "who are you", StandardCharsets.UTF_8);
        }
        String[] lines = call.body().text(StandardCharsets.UTF_8).split("\n");
        if (call.body().size() == 0) {
            return HttpAnswer.text(200, "hello", StandardCharsets.UTF_8);
        }
        PunchPage.Builder page = PunchPage.builder(new Cursor(Integer.toString(lines.length)));
        for (String line : lines) {
            read(line, page);
        }
        Admission.Receipt receipt = admission.get().store(page.build());
        int all = receipt.added() + receipt.known() + receipt.quarantined();
        return HttpAnswer.text(200, "OK: " + all, StandardCharsets.UTF_8);
    }

    private static void read(String line, PunchPage.Builder page) {
        String[] words = line.split(" ");
        try {
            page.punch(RawPunch.builder(line, LocalDateTime.parse(words[1]), new Subject.HolderNumber(words[0]))
                    .raw(Bytes.of(line))
                    .build());
        } catch (RuntimeException e) {
            page.unreadable(UnreadableRow.of(line, UnreadableRow.Reason.NOT_A_TIME, "", Bytes.of(line)));
        }
    }
}
