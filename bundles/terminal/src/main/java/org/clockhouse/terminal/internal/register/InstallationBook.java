package org.clockhouse.terminal.internal.register;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.Blobs;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.TimeOrdered;
import org.clockhouse.kernel.Topic;
import org.clockhouse.registry.Picture;
import org.clockhouse.terminal.Installation;
import org.clockhouse.terminal.Installations;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.Terminals;
import org.clockhouse.terminal.internal.Journal;
import org.clockhouse.terminal.spi.InstallationRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Sheets of installations; the photographs lie in the blob store, where they are encrypted as every file is. */
@Component
public final class InstallationBook implements Installations {

    /** Enough to see a reflection. */
    private static final int SIDE = 1_600;

    private final InstallationRepository installations;
    private final Terminals terminals;
    private final Blobs blobs;
    private final Journal journal;

    @Activate
    public InstallationBook(
            @Reference InstallationRepository installations,
            @Reference Terminals terminals,
            @Reference Blobs blobs,
            @Reference Journal journal) {
        this.installations = installations;
        this.terminals = terminals;
        this.blobs = blobs;
        this.journal = journal;
    }

    @Override
    public Installation of(OrgId org, Scope scope, TerminalId id) {
        terminals.find(org, scope, id);
        return journal.read(org, () -> installations.of(id));
    }

    @Override
    public Installation write(Actor actor, Scope scope, TerminalId id, Installation.Draft draft, long version) {
        Terminal terminal = terminals.find(actor.org(), scope, id).terminal();
        return journal.write(actor.org(), Topic.TERMINALS, () -> {
            Installation before = installations.of(id);
            installations.put(new Installation(
                    id,
                    draft,
                    before.photos(),
                    Optional.of(new Installation.Written(actor.name(), journal.now())),
                    version));
            journal.record(audit(actor, "terminal.install", terminal).changing(fields(before.draft()), fields(draft)));
            return installations.of(id);
        });
    }

    @Override
    public Installation.Photo add(Actor actor, Scope scope, TerminalId id, InputStream file) throws IOException {
        Terminal terminal = terminals.find(actor.org(), scope, id).terminal();
        byte[] bytes = file.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new Refused("photo.large", "a file has at most " + (MOST_BYTES >> 20) + " MiB");
        }
        Picture picture = Picture.of(bytes, SIDE, SIDE);
        try {
            return journal.write(actor.org(), Topic.TERMINALS, () -> {
                if (installations.of(id).photos().size() >= MOST_PHOTOS) {
                    throw new Refused("installation.photos", "a terminal has at most " + MOST_PHOTOS + " photographs");
                }
                Installation.Photo photo = new Installation.Photo(
                        TimeOrdered.uuid().toString(), keep(picture), actor.name(), journal.now());
                installations.add(id, photo);
                journal.record(audit(actor, "terminal.photo", terminal).with(Map.of("sha256", photo.hash())));
                return photo;
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private String keep(Picture picture) {
        try {
            return blobs.put(new ByteArrayInputStream(picture.jpeg()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public byte[] photo(OrgId org, Scope scope, TerminalId id, String photo) throws IOException {
        terminals.find(org, scope, id);
        try {
            return journal.read(org, () -> read(find(id, photo)));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private byte[] read(Installation.Photo photo) {
        try (InputStream content = blobs.open(photo.hash())) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void remove(Actor actor, Scope scope, TerminalId id, String photo) {
        Terminal terminal = terminals.find(actor.org(), scope, id).terminal();
        journal.run(actor.org(), Topic.TERMINALS, () -> {
            Installation.Photo gone = find(id, photo);
            installations.remove(id, photo);
            blobs.release(gone.hash());
            journal.record(audit(actor, "terminal.photo-remove", terminal).with(Map.of("sha256", gone.hash())));
        });
    }

    private Installation.Photo find(TerminalId id, String photo) {
        return installations.of(id).photos().stream()
                .filter(one -> one.id().equals(photo))
                .findFirst()
                .orElseThrow(() -> new NotFound("photo", photo));
    }

    private static AuditDraft audit(Actor actor, String action, Terminal terminal) {
        return AuditDraft.of(
                actor, action, "terminal", terminal.id().text(), terminal.name().any());
    }

    private static Map<String, Object> fields(Installation.Draft draft) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("link", draft.link());
        fields.put("network", draft.network());
        fields.put("note", draft.note());
        draft.checks().forEach((check, verdict) -> fields.put("checks." + check, verdict));
        return fields;
    }
}
