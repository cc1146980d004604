package org.clockhouse.terminal.internal.visit;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.driver.DriverDescriptor;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.PunchFeedback;
import org.clockhouse.driver.PunchFeedback.Verdict;
import org.clockhouse.driver.RawPunch;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.punch.PunchSubject;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employee;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.internal.Translation;
import org.clockhouse.terminal.internal.message.MessageBoard;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells those who stand at a terminal what came of their punch, in the operator's words where the terminal shows any. */
@Component(service = Feedback.class)
public final class Feedback {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final Directory directory;
    private final MessageBoard board;

    @Activate
    public Feedback(@Reference Directory directory, @Reference MessageBoard board) {
        this.directory = directory;
        this.board = board;
    }

    /** Where one stands. */
    record At(OrgId org, Terminal terminal, ZoneId zone, DriverDescriptor driver) {}

    /** @param known whose is what was presented, as far as that is known */
    void show(At at, PunchFeedback terminal, List<RawPunch> punches, Map<PunchSubject, EmployeeId> known)
            throws DriverException, InterruptedException {
        for (RawPunch punch : punches) {
            Optional<EmployeeId> whose = Translation.subject(punch.subject()).map(known::get);
            Verdict verdict = whose.isPresent() ? Verdict.ACCEPTED : Verdict.REFUSED;
            terminal.show(punch, verdict, whose.map(id -> words(at, punch, id)).orElse(""));
        }
    }

    /** Empty where the terminal shows none. */
    private String words(At at, RawPunch punch, EmployeeId whose) {
        if (!at.driver().settings().contains(PunchFeedback.MESSAGE)) {
            return "";
        }
        String template = board.words(at.org(), at.terminal().id(), whose)
                .orElseGet(() -> Visit.values(at.terminal()).getOrDefault(PunchFeedback.MESSAGE.key(), ""));
        if (template.isBlank()) {
            return "";
        }
        Employee person = directory.of(at.org(), List.of(whose)).get(whose);
        return template.replace("{name}", person == null ? "" : name(person.name()))
                .replace("{time}", TIME.format(local(at, punch.clockReading())))
                .strip();
    }

    /** In letters that every display has, where there is such a name. */
    private static String name(LocalName name) {
        return name.en().isBlank() ? name.any() : name.en();
    }

    private static LocalDateTime local(At at, LocalDateTime reading) {
        return at.driver().clockMode() == DriverDescriptor.ClockMode.UTC
                ? reading.atOffset(ZoneOffset.UTC).atZoneSameInstant(at.zone()).toLocalDateTime()
                : reading;
    }
}
