package org.clockhouse.credential.internal.biometric;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.clockhouse.credential.CredentialKind;
import org.clockhouse.credential.biometric.Biometric;
import org.clockhouse.credential.biometric.Biometrics;
import org.clockhouse.credential.biometric.FacePhotos;
import org.clockhouse.credential.biometric.Sample;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.DomainException;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.Photos;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Faces from photographs, each in transactions of its own. */
@Component
public final class FaceDesk implements FacePhotos {

    private final Photos photos;
    private final Biometrics biometrics;
    private final Directory directory;

    @Activate
    public FaceDesk(@Reference Photos photos, @Reference Biometrics biometrics, @Reference Directory directory) {
        this.photos = photos;
        this.biometrics = biometrics;
        this.directory = directory;
    }

    @Override
    public Biometric enrol(Actor actor, Scope scope, EmployeeId person) throws IOException {
        byte[] jpeg = photos.of(actor.org(), scope, person)
                .orElseThrow(() -> new Refused("biometric.photo", "there is no photograph of them"));
        int quality = PictureQuality.of(jpeg).score();
        return biometrics.enrol(
                actor,
                scope,
                person,
                new Sample(CredentialKind.FACE, 0, Sample.PHOTO, "", OptionalInt.of(quality), jpeg));
    }

    private record Picture(String file, byte[] bytes) {}

    @Override
    public List<Result> take(Actor actor, Scope scope, InputStream zip, boolean faces) throws IOException {
        List<Result> results = new ArrayList<>();
        int files = 0;
        try (ZipInputStream in = new ZipInputStream(zip, StandardCharsets.ISO_8859_1)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!entry.isDirectory()) {
                    files++;
                    results.add(
                            files > MOST_FILES
                                    ? unkept(name(entry), "photo-import.many")
                                    : take(actor, scope, picture(in, entry), faces));
                }
            }
        } catch (ZipException e) {
            throw new Refused("photo-import.type", "the ZIP file is broken: " + e.getMessage());
        }
        if (files == 0) {
            throw new Refused("photo-import.type", "the file is no ZIP file, or there is nothing in it");
        }
        return results;
    }

    private static Picture picture(InputStream in, ZipEntry entry) throws IOException {
        return new Picture(name(entry), in.readNBytes(Photos.MOST_BYTES + 1));
    }

    private static String name(ZipEntry entry) {
        String path = entry.getName().replace('\\', '/');
        String name = path.substring(path.lastIndexOf('/') + 1).replaceAll("\\p{Cntrl}", "");
        return name.length() > 100 ? name.substring(0, 100) : name;
    }

    private Result take(Actor actor, Scope scope, Picture picture, boolean faces) throws IOException {
        Optional<EmployeeId> person = person(actor, scope, picture.file());
        if (person.isEmpty()) {
            return unkept(picture.file(), "photo-import.number");
        }
        try {
            photos.put(actor, scope, person.get(), new ByteArrayInputStream(picture.bytes()));
        } catch (DomainException no) {
            return new Result(picture.file(), person, no.code(), Optional.empty(), "");
        }
        try {
            Optional<Biometric> face = faces ? Optional.of(enrol(actor, scope, person.get())) : Optional.empty();
            return new Result(picture.file(), person, "", face, "");
        } catch (DomainException no) {
            return new Result(picture.file(), person, "", Optional.empty(), no.code());
        }
    }

    private static Result unkept(String file, String problem) {
        return new Result(file, Optional.empty(), problem, Optional.empty(), "");
    }

    /** Whose number the name begins with. */
    private Optional<EmployeeId> person(Actor actor, Scope scope, String file) {
        int dot = file.lastIndexOf('.');
        String stem = dot < 0 ? file : file.substring(0, dot);
        String first = stem.split("[ _.-]", 2)[0];
        Map<String, List<Employee>> found = directory.numbered(actor.org(), List.of(stem, first));
        List<Employee> meant = found.getOrDefault(stem, found.getOrDefault(first, List.of()));
        return meant.size() == 1
                ? directory.seen(actor.org(), scope, List.of(meant.get(0).id())).stream()
                        .findFirst()
                : Optional.empty();
    }
}
