package org.clockhouse.terminal.internal.visit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.Topic;
import org.clockhouse.punch.PunchLog;
import org.clockhouse.terminal.Recording;
import org.clockhouse.terminal.Recordings;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.internal.Journal;
import org.clockhouse.terminal.internal.Places;
import org.clockhouse.terminal.internal.TerminalConfig;
import org.clockhouse.terminal.internal.recording.Recorder;
import org.clockhouse.terminal.internal.recording.Secrets;
import org.clockhouse.terminal.internal.recording.Tape;
import org.clockhouse.terminal.spi.TerminalRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Recordings as files, {@code recordings/<terminal>/<when it began>.txt}. */
@Component(configurationPid = TerminalConfig.PID)
public final class RecordingDesk implements Recordings {

    public static final int MOST = 10;

    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
    private static final String ENDING = ".txt";
    private static final Pattern NAMES = Pattern.compile("[0-9]{8}-[0-9]{6}\\.txt");

    private final TerminalRepository terminals;
    private final PunchLog punches;
    private final Recorder recorder;
    private final Visits visits;
    private final Journal journal;
    private final Path folder;
    private final int pageSize;

    @Activate
    public RecordingDesk(
            @Reference TerminalRepository terminals,
            @Reference PunchLog punches,
            @Reference Recorder recorder,
            @Reference Visits visits,
            @Reference Journal journal,
            @Reference Places places,
            TerminalConfig config) {
        this.terminals = terminals;
        this.punches = punches;
        this.recorder = recorder;
        this.visits = visits;
        this.journal = journal;
        this.folder = places.recordings();
        this.pageSize = Reading.pageSize(config);
    }

    @Override
    public List<Recording> of(OrgId org, TerminalId terminal) {
        return files(terminal).stream()
                .map(file -> recording(terminal, file))
                .sorted(Comparator.comparing(Recording::name).reversed())
                .toList();
    }

    @Override
    public synchronized Recording start(Actor actor, TerminalId id, Duration atMost) {
        if (atMost.isNegative() || atMost.isZero() || atMost.compareTo(LONGEST) > 0) {
            throw new Refused("recording.too-long", "a recording lasts at most " + LONGEST.toMinutes() + " minutes");
        }
        if (journal.read(actor.org(), terminals::behindGateways).containsKey(id)) {
            throw new Refused("recording.elsewhere", "a gateway serves this terminal, and makes no recordings");
        }
        if (recorder.isOn(id)) {
            throw new Refused("recording.running", "this terminal is being recorded");
        }
        if (files(id).size() >= MOST) {
            throw new Refused("recording.too-many", "at most " + MOST + " are kept of a terminal; remove one first");
        }
        Terminal terminal = journal.read(actor.org(), () -> terminals.find(id))
                .orElseThrow(() -> new NotFound("terminal", id.text()));
        Instant now = journal.now();
        Path file = folder.resolve(id.text())
                .resolve(LocalDateTime.ofInstant(now, ZoneOffset.UTC).format(NAME) + ENDING);
        make(file.getParent());
        Tape tape = new Tape(file, now.plus(atMost), secrets(terminal), journal.clock());
        tell(actor, "recording.start", terminal, Map.of("file", name(file), "minutes", atMost.toMinutes()));
        tape.begin(terminal.driver(), punches.progressOf(actor.org(), id).cursor(), pageSize);
        recorder.run(id, tape);
        visits.wake(id);
        return recording(id, file);
    }

    private static Secrets secrets(Terminal terminal) {
        return new Secrets(terminal.settings().values().stream()
                .filter(Terminal.SettingValue::secret)
                .map(Terminal.SettingValue::text)
                .toList());
    }

    @Override
    public void stop(Actor actor, TerminalId id) {
        Optional<Tape> running = recorder.of(id);
        if (running.isPresent()) {
            running.get().end("stopped");
            tell(actor, "recording.stop", id, name(running.get().file()));
        }
    }

    @Override
    public byte[] read(Actor actor, TerminalId id, String name) {
        Path file = find(id, name);
        try {
            byte[] text = Files.readAllBytes(file);
            tell(actor, "recording.read", id, name);
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void remove(Actor actor, TerminalId id, String name) {
        Path file = find(id, name);
        recorder.of(id).filter(tape -> tape.file().equals(file)).ifPresent(tape -> tape.end("removed"));
        tell(actor, "recording.remove", id, name);
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path find(TerminalId id, String name) {
        Path file = folder.resolve(id.text()).resolve(name);
        if (!NAMES.matcher(name).matches() || !Files.isRegularFile(file)) {
            throw new NotFound("recording", name);
        }
        return file;
    }

    private List<Path> files(TerminalId id) {
        Path own = folder.resolve(id.text());
        if (!Files.isDirectory(own)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(own)) {
            return files.filter(file -> NAMES.matcher(name(file)).matches()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Recording recording(TerminalId id, Path file) {
        Optional<Tape> running = recorder.of(id).filter(tape -> tape.file().equals(file));
        LocalDateTime began = LocalDateTime.parse(name(file).replace(ENDING, ""), NAME);
        try {
            Instant until = running.map(Tape::until)
                    .orElse(Files.getLastModifiedTime(file).toInstant());
            return new Recording(
                    name(file), began.toInstant(ZoneOffset.UTC), until, Files.size(file), running.isPresent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private static void make(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void tell(Actor actor, String action, TerminalId id, String file) {
        Terminal terminal = journal.read(actor.org(), () -> terminals.find(id))
                .orElseThrow(() -> new NotFound("terminal", id.text()));
        tell(actor, action, terminal, Map.of("file", file));
    }

    private void tell(Actor actor, String action, Terminal terminal, Map<String, Object> details) {
        journal.run(
                actor.org(),
                Topic.TERMINALS,
                () -> journal.record(AuditDraft.of(
                                actor,
                                action,
                                "terminal",
                                terminal.id().text(),
                                terminal.name().any())
                        .with(details)));
    }
}
