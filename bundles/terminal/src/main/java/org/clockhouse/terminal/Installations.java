package org.clockhouse.terminal;

import java.io.IOException;
import java.io.InputStream;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.TerminalId;
import org.osgi.annotation.versioning.ProviderType;

/** The sheet of each terminal's installation, with photographs. Outside the scope a terminal is not found. */
@ProviderType
public interface Installations {

    /** Largest photograph that is taken, in bytes. */
    int MOST_BYTES = 10 << 20;

    int MOST_PHOTOS = 6;

    /** The sheet, empty while nobody has written it. */
    Installation of(OrgId org, Scope scope, TerminalId terminal);

    /** @throws org.clockhouse.kernel.Stale if the version is not the stored one */
    Installation write(Actor actor, Scope scope, TerminalId terminal, Installation.Draft draft, long version);

    /**
     * Keeps the picture of a JPEG or PNG file, drawn anew.
     *
     * @throws Refused {@code photo.large}, {@code photo.type}, {@code installation.photos} beyond {@link #MOST_PHOTOS}
     */
    Installation.Photo add(Actor actor, Scope scope, TerminalId terminal, InputStream file) throws IOException;

    /** As JPEG. @throws org.clockhouse.kernel.NotFound if there is none */
    byte[] photo(OrgId org, Scope scope, TerminalId terminal, String photo) throws IOException;

    /** @throws org.clockhouse.kernel.NotFound if there is no such photograph */
    void remove(Actor actor, Scope scope, TerminalId terminal, String photo);
}
