package org.clockhouse.credential.biometric;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Scope;
import org.osgi.annotation.versioning.ProviderType;

/** Faces from photographs: the one on file, or many at once (T038). */
@ProviderType
public interface FacePhotos {

    int MOST_FILES = 500;

    /**
     * Takes the person's photograph as their face, by the rules of {@link Biometrics#enrol}.
     *
     * @throws org.clockhouse.kernel.Refused {@code biometric.photo} where there is none
     */
    Biometric enrol(Actor actor, Scope scope, EmployeeId person) throws IOException;

    /**
     * Keeps each picture of a ZIP file as the photograph of whose number its name begins with, up to a blank, underscore, dot or
     * hyphen that ends the number. What one picture comes to says nothing of the next.
     *
     * @param faces whether each is taken as a face too
     * @throws org.clockhouse.kernel.Refused {@code photo-import.type} for no ZIP file; pictures beyond {@link #MOST_FILES} are
     *     not kept, {@code photo-import.many}
     */
    List<Result> take(Actor actor, Scope scope, InputStream zip, boolean faces) throws IOException;

    /**
     * What one picture came to.
     *
     * @param person whose it is
     * @param problem why it was not kept, as the code of a refusal; empty when it was
     * @param face the face that waits for approval
     * @param faceProblem why it was not taken as a face; empty when it was, or was not to be
     */
    record Result(
            String file, Optional<EmployeeId> person, String problem, Optional<Biometric> face, String faceProblem) {}
}
