package org.clockhouse.registry.internal.people;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.Blobs;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Topic;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.Employees;
import org.clockhouse.registry.Photo;
import org.clockhouse.registry.Photos;
import org.clockhouse.registry.Picture;
import org.clockhouse.registry.internal.Journal;
import org.clockhouse.registry.spi.PhotoRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Photographs in the blob store, where they are encrypted as every file is. */
@Component
public final class PhotoAlbum implements Photos {

    private static final int WIDTH = 480;
    private static final int HEIGHT = 640;

    private final PhotoRepository photos;
    private final Blobs blobs;
    private final Employees employees;
    private final Journal journal;
    private final Transactions transactions;
    private final Clock clock;

    @Activate
    public PhotoAlbum(
            @Reference PhotoRepository photos,
            @Reference Blobs blobs,
            @Reference Employees employees,
            @Reference Journal journal,
            @Reference Transactions transactions,
            @Reference Clock clock) {
        this.photos = photos;
        this.blobs = blobs;
        this.employees = employees;
        this.journal = journal;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void put(Actor actor, Scope scope, EmployeeId id, InputStream file) throws IOException {
        employees.find(actor.org(), scope, id);
        byte[] bytes = file.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new Refused("photo.large", "a file has at most " + (MOST_BYTES >> 20) + " MiB");
        }
        Picture portrait = Picture.of(bytes, WIDTH, HEIGHT);
        try {
            transactions.in(actor.org(), () -> keep(actor, scope, id, portrait));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Photo keep(Actor actor, Scope scope, EmployeeId id, Picture portrait) {
        Employee employee = employees.find(actor.org(), scope, id);
        photos.of(id).ifPresent(before -> blobs.release(before.hash()));
        Photo photo = new Photo(id, hash(portrait), actor.name(), clock.instant());
        photos.put(photo);
        wrote(actor, "employee.photo", employee, photo);
        return photo;
    }

    private String hash(Picture portrait) {
        try {
            return blobs.put(new ByteArrayInputStream(portrait.jpeg()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<byte[]> of(OrgId org, Scope scope, EmployeeId id) throws IOException {
        try {
            return transactions.in(org, () -> {
                employees.find(org, scope, id);
                return photos.of(id).map(this::read);
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private byte[] read(Photo photo) {
        try (InputStream content = blobs.open(photo.hash())) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void remove(Actor actor, Scope scope, EmployeeId id) {
        transactions.in(actor.org(), () -> {
            Employee employee = employees.find(actor.org(), scope, id);
            photos.of(id).ifPresent(photo -> {
                photos.remove(id);
                blobs.release(photo.hash());
                wrote(actor, "employee.photo-remove", employee, photo);
            });
            return null;
        });
    }

    private void wrote(Actor actor, String action, Employee employee, Photo photo) {
        journal.wrote(
                EmployeeFields.entry(actor, action, employee).with(Map.of("sha256", photo.hash())),
                Topic.EMPLOYEES,
                List.of());
    }
}
