package org.clockhouse.request.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.Blobs;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.request.Attachment;
import org.clockhouse.request.AttachmentId;
import org.clockhouse.request.AttachmentScan;
import org.clockhouse.request.AttachmentType;
import org.clockhouse.request.Attachments;
import org.clockhouse.request.Request;
import org.clockhouse.request.RequestId;
import org.clockhouse.request.spi.AttachmentRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Files beside requests: looked at whole, by content and by every scan, before a byte of them is kept. */
@Component(service = Attachments.class)
public final class AttachmentDesk implements Attachments {

    private static final int LONGEST_NAME = 120;

    private final RequestBook book;
    private final AttachmentRepository stored;
    private final Blobs blobs;
    private final List<AttachmentScan> scans = new CopyOnWriteArrayList<>();

    @Activate
    public AttachmentDesk(@Reference RequestBook book, @Reference AttachmentRepository stored, @Reference Blobs blobs) {
        this.book = book;
        this.stored = stored;
        this.blobs = blobs;
    }

    @Reference(policy = ReferencePolicy.DYNAMIC, cardinality = ReferenceCardinality.MULTIPLE)
    public void add(AttachmentScan scan) {
        scans.add(scan);
    }

    public void remove(AttachmentScan scan) {
        scans.remove(scan);
    }

    @Override
    public Attachment add(Actor actor, Scope scope, RequestId id, String name, InputStream content) throws IOException {
        book.in(actor.org(), () -> roomFor(actor.org(), scope, id));
        byte[] bytes = content.readNBytes(MOST_BYTES + 1);
        AttachmentType type = inspected(bytes);
        try {
            return book.in(actor.org(), () -> keep(actor, scope, id, named(name, type), type, bytes));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private AttachmentType inspected(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw new Refused("attachment.large", "a file has at most " + (MOST_BYTES >> 20) + " MiB");
        }
        AttachmentType type = AttachmentType.of(bytes)
                .orElseThrow(
                        () -> new Refused("attachment.type", "the file is no whole JPEG or PNG picture and no PDF"));
        scans.forEach(scan -> scan.inspect(type, bytes.clone()));
        return type;
    }

    private Attachment keep(Actor actor, Scope scope, RequestId id, String name, AttachmentType type, byte[] bytes) {
        Request request = roomFor(actor.org(), scope, id);
        Attachment made = new Attachment(
                AttachmentId.next(), id, name, type, bytes.length, hash(bytes), actor.name(), book.now());
        stored.insert(made);
        book.wrote(book.entry(actor, "request.attach", request)
                .with(Map.of("type", type.name(), "size", bytes.length, "sha256", made.hash())));
        return made;
    }

    private String hash(byte[] bytes) {
        try {
            return blobs.put(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The request, if it still takes files. Two at once for one person wait for each other. */
    private Request roomFor(OrgId org, Scope scope, RequestId id) {
        Request request = book.find(org, scope, id);
        if (!request.state().isOpen()) {
            throw new Refused("request.closed", "the request is " + request.state());
        }
        book.stored().turn(request.employee());
        if (stored.of(id).size() >= MOST) {
            throw new Refused("attachment.many", "a request has at most " + MOST + " files");
        }
        return request;
    }

    @Override
    public List<Attachment> of(OrgId org, Scope scope, RequestId request) {
        return book.in(org, () -> {
            book.find(org, scope, request);
            return stored.of(request);
        });
    }

    @Override
    public Opened open(Actor actor, Scope scope, RequestId id, AttachmentId attachment) throws IOException {
        try {
            return book.in(actor.org(), () -> {
                Request request = book.find(actor.org(), scope, id);
                Attachment found = stored.of(id).stream()
                        .filter(each -> each.id().equals(attachment))
                        .findFirst()
                        .orElseThrow(() -> new NotFound("attachment", attachment.text()));
                book.wrote(book.entry(actor, "request.attachment-read", request).with(Map.of("sha256", found.hash())));
                return new Opened(found, read(found));
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private byte[] read(Attachment attachment) {
        try (InputStream content = blobs.open(attachment.hash())) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without what might be part of a path, and with the suffix that fits. */
    private static String named(String given, AttachmentType type) {
        String name = given.replaceAll("[\\p{Cntrl}/\\\\]", "").strip();
        String stem = name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
        stem = stem.isEmpty() ? "attachment" : stem;
        return stem.substring(0, Math.min(stem.length(), LONGEST_NAME)) + type.suffix();
    }
}
