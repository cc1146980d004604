package org.clockhouse.driver.face.json;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.clockhouse.driver.Admission;
import org.clockhouse.driver.Arrivals;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.Health;
import org.clockhouse.driver.HttpCall;
import org.clockhouse.driver.NotStoredException;
import org.clockhouse.driver.StandingCall;
import org.clockhouse.driver.Template;
import org.clockhouse.driver.TerminalEvent;
import org.clockhouse.driver.TerminalEvent.Kind;
import org.clockhouse.driver.TerminalIdentity;
import org.clockhouse.driver.json.Json;

/** One terminal on the line. What it brings is answered only after it was stored. */
final class Conversation implements StandingCall {

    private static final int PIN = 10;
    private static final int CARD = 11;

    private final HttpCall call;
    private final Arrivals arrivals;
    private final ErrandTurn errands = new ErrandTurn();
    private Optional<TerminalIdentity> caller = Optional.empty();
    private boolean letIn;

    Conversation(HttpCall call, Arrivals arrivals) {
        this.call = call;
        this.arrivals = arrivals;
    }

    /** Whether the terminal of the last message is registered. */
    boolean isLetIn() {
        return letIn;
    }

    @Override
    public Optional<String> hear(String text) throws NotStoredException, DriverException, InterruptedException {
        Message message = Message.of(text);
        Optional<Admission> admission = arrivals.admit(speaking(message), call);
        letIn = admission.isPresent();
        if (message.request().isEmpty()) {
            if (letIn) {
                errands.settle(message, new Uploads(admission.get()));
            }
            return Optional.empty();
        }
        return Optional.of(letIn ? answer(message, admission.get()) : refused(message, "not registered here"));
    }

    @Override
    public Optional<String> speak() throws NotStoredException, InterruptedException {
        if (caller.isEmpty() || !letIn) {
            return Optional.empty();
        }
        Optional<Admission> admission = arrivals.admit(caller.get(), call);
        return admission.isEmpty() ? Optional.empty() : errands.next(admission.get(), arrivals.clock());
    }

    /** Answers may leave the serial number out; nobody changes it in the middle of a conversation. */
    private TerminalIdentity speaking(Message message) throws DriverException {
        String stated = message.serialNumber();
        String known = caller.map(TerminalIdentity::serialNumber).orElse(stated);
        if (known.isEmpty()) {
            throw new DriverException(Fault.GARBLED, "a terminal that does not say who it is");
        }
        if (!stated.isEmpty() && !stated.equals(known)) {
            throw new DriverException(Fault.GARBLED, "two terminals on one line");
        }
        if (caller.isEmpty() || message.request().equals("reg") && !stated.isEmpty()) {
            caller = Optional.of(message.identity());
        }
        return caller.orElseThrow();
    }

    private String answer(Message message, Admission admission) throws NotStoredException, InterruptedException {
        switch (message.request()) {
            case "reg":
                Optional<Health> health = message.health();
                if (health.isPresent()) {
                    admission.holds(health.get());
                }
                return good(
                        message,
                        admission,
                        Json.object("nosenduser", admission.biometrics().isEmpty()));
            case "sendlog":
                return taken(message, admission);
            case "senduser":
                Optional<Template> template = Templates.read(message)
                        .filter(each -> admission.biometrics().contains(each.kind()));
                if (template.isPresent()) {
                    admission.offer(List.of(template.get()));
                }
                admission.report(List.of(statement(message, template.isPresent())));
                return good(message, admission, Json.object());
            case "checklive":
                return good(message, admission, Json.object());
            default:
                return refused(message, "not understood");
        }
    }

    /** Fewer records than it says it sent are not acknowledged: what is missing would be forgotten. */
    private String taken(Message message, Admission admission) throws NotStoredException, InterruptedException {
        List<Json> records = message.records();
        OptionalLong count = message.number("count");
        if (count.orElse(0) > records.size()) {
            return refused(message, "records are missing");
        }
        new Uploads(admission).take(records);
        Map<String, Object> more = Json.object("count", count.orElse(records.size()));
        message.number("logindex").ifPresent(index -> more.put("logindex", index));
        return good(message, admission, more);
    }

    private static TerminalEvent statement(Message message, boolean offered) {
        long what = message.number("backupnum").orElse(-1);
        Kind body = offered ? Kind.BIOMETRIC_OFFERED : Kind.BIOMETRIC_WITHHELD;
        Kind kind = what == PIN || what == CARD ? Kind.HOLDER_STATED : body;
        String number = message.json().string("enrollid");
        return TerminalEvent.builder("u" + LogRecord.digest(message.json().text()), kind)
                .code("senduser")
                .holderNumber(number.matches("[0-9]{1,24}") ? number : "")
                .raw(what == CARD ? LogRecord.kept(message.json()) : LogRecord.kept(message.json(), "record"))
                .build();
    }

    private String good(Message message, Admission admission, Map<String, Object> more) {
        Map<String, Object> answer = Json.object("ret", message.request(), "result", true);
        answer.putAll(more);
        if (new Settings(admission.settings()).tellsTime()) {
            answer.put("cloudtime", ErrandTurn.localTime(admission, arrivals.clock()));
        }
        return Json.write(answer);
    }

    private static String refused(Message message, String reason) {
        return Json.write(Json.object("ret", message.request(), "result", false, "reason", reason));
    }
}
