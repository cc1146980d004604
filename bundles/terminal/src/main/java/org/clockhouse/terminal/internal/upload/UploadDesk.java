package org.clockhouse.terminal.internal.upload;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.Topic;
import org.clockhouse.kernel.Workers;
import org.clockhouse.punch.Appended;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.TerminalState;
import org.clockhouse.terminal.TerminalState.Kind;
import org.clockhouse.terminal.Upload;
import org.clockhouse.terminal.UploadId;
import org.clockhouse.terminal.Uploads;
import org.clockhouse.terminal.internal.Journal;
import org.clockhouse.terminal.internal.TerminalConfig;
import org.clockhouse.terminal.internal.UploadFile;
import org.clockhouse.terminal.internal.health.StateBook;
import org.clockhouse.terminal.spi.TerminalRepository;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Files that were brought, until they are committed or forgotten. They do not outlive the process: whoever brought one still has it. */
@Component(
        service = {Uploads.class, UploadDesk.class},
        configurationPid = TerminalConfig.PID)
public final class UploadDesk implements Uploads {

    /** More are on the desk only while the oldest makes room. */
    private static final int MOST = 50;

    private static final String FILE = "terminal.file";

    private final TerminalRepository terminals;
    private final UploadLook looking;
    private final StateBook states;
    private final Journal journal;
    private final TerminalConfig config;
    private final Path folder;
    private final Workers.Crew crew;
    private final Map<UploadId, Brought> desk = new LinkedHashMap<>();

    /** A file with its state; commits of one file wait for each other on it. */
    private static final class Brought {
        private final OrgId org;
        private final UploadFile file;
        private final UploadReader.Task task;
        private Upload upload;

        Brought(OrgId org, UploadFile file, UploadReader.Task task, Upload upload) {
            this.org = org;
            this.file = file;
            this.task = task;
            this.upload = upload;
        }
    }

    @Activate
    public UploadDesk(
            @Reference TerminalRepository terminals,
            @Reference UploadLook looking,
            @Reference StateBook states,
            @Reference Journal journal,
            @Reference Workers workers,
            TerminalConfig config,
            BundleContext context)
            throws IOException {
        this(
                terminals,
                looking,
                states,
                journal,
                workers,
                config,
                context.getDataFile("uploads").toPath());
    }

    public UploadDesk(
            TerminalRepository terminals,
            UploadLook looking,
            StateBook states,
            Journal journal,
            Workers workers,
            TerminalConfig config,
            Path folder)
            throws IOException {
        this.terminals = terminals;
        this.looking = looking;
        this.states = states;
        this.journal = journal;
        this.config = config;
        this.folder = folder;
        sweepFolder(folder);
        this.crew = workers.crew("terminal-uploads", 1);
        crew.every(Duration.ofMinutes(10), this::forgetExpired);
    }

    @Deactivate
    public void stop() throws IOException {
        crew.close();
        sweepFolder(folder);
    }

    @Override
    public Upload preview(
            Actor actor, TerminalId id, String fileName, InputStream content, Map<String, String> settings)
            throws IOException {
        Terminal terminal = journal.read(actor.org(), () -> terminals.find(id))
                .orElseThrow(() -> new NotFound("terminal", id.text()));
        if (!terminal.status().isDevice()) {
            throw new Refused("terminal.retired", "a retired terminal takes no files");
        }
        UploadId upload = UploadId.next();
        long limit = config.upload__limit__mb() * 1024L * 1024L;
        UploadFile file = UploadFile.keep(folder.resolve(upload.text()), fileName, content, limit);
        boolean kept = false;
        try {
            UploadLook.Looked looked = looking.look(actor.org(), terminal, upload, file, settings);
            Brought brought = new Brought(actor.org(), file, looked.task(), looked.upload());
            put(brought);
            kept = true;
            return brought.upload;
        } finally {
            if (!kept) {
                file.delete();
            }
        }
    }

    @Override
    public Upload commit(Actor actor, UploadId id) {
        Brought brought = onDesk(actor.org(), id);
        synchronized (brought) {
            if (brought.upload.state() == Upload.State.COMMITTED) {
                return brought.upload;
            }
            if (brought.upload.kind() == Upload.Kind.HOLDERS) {
                throw new Refused("upload.holders", "the file holds people, who are taken in by an import");
            }
            Appended appended = takeIn(brought);
            brought.upload = brought.upload.committed(appended.added(), appended.known());
            noteCommit(actor, brought);
            return brought.upload;
        }
    }

    @Override
    public Upload find(OrgId org, UploadId id) {
        Brought brought = onDesk(org, id);
        synchronized (brought) {
            return brought.upload;
        }
    }

    private Appended takeIn(Brought brought) {
        try {
            Appended appended = looking.takeIn(brought.upload.driver(), brought.task);
            brought.file.delete();
            return appended;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void noteCommit(Actor actor, Brought brought) {
        Upload upload = brought.upload;
        Terminal terminal = brought.task.terminal();
        journal.run(
                actor.org(),
                Topic.PUNCHES,
                () -> journal.record(AuditDraft.of(
                                actor,
                                "punch.upload",
                                "terminal",
                                terminal.id().text(),
                                terminal.name().any())
                        .with(Map.of(
                                "file", upload.fileName(),
                                "sha256", upload.sha256(),
                                "rows", upload.counts().rows(),
                                "added", upload.counts().added(),
                                "known", upload.counts().known(),
                                "quarantined", upload.counts().quarantined()))));
        states.update(actor.org(), terminal.id(), terminal.name().any(), this::brought);
    }

    /** A stick is a contact only for a terminal that has no other. */
    private TerminalState brought(TerminalState state) {
        return state.kind() == Kind.NEVER_SEEN || state.code().equals(FILE)
                ? state.become(Kind.ONLINE, FILE, "", journal.now()).contactedAt(journal.now())
                : state;
    }

    private Brought onDesk(OrgId org, UploadId id) {
        synchronized (desk) {
            return Optional.ofNullable(desk.get(id))
                    .filter(brought -> brought.org.equals(org))
                    .orElseThrow(() -> new NotFound("upload", id.text()));
        }
    }

    private void put(Brought brought) throws IOException {
        Optional<Brought> oldest = Optional.empty();
        synchronized (desk) {
            if (desk.size() >= MOST) {
                oldest = Optional.of(desk.remove(desk.keySet().iterator().next()));
            }
            desk.put(brought.upload.id(), brought);
        }
        if (oldest.isPresent()) {
            oldest.get().file.delete();
        }
    }

    void forgetExpired() {
        Instant now = journal.now();
        List<Brought> expired;
        synchronized (desk) {
            expired = desk.values().stream()
                    .filter(brought -> brought.upload.expiresAt().isBefore(now))
                    .toList();
            expired.forEach(brought -> desk.remove(brought.upload.id()));
        }
        try {
            for (Brought brought : expired) {
                brought.file.delete();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void sweepFolder(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> left = Files.list(folder)) {
            for (Path file : left.toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
