package org.clockhouse.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.TerminalId;
import org.osgi.annotation.versioning.ProviderType;

/** The file road: look first, then take in. The same file again adds nothing. */
@ProviderType
public interface Uploads {

    /**
     * Keeps the file for some hours and says what is in it; changes nothing else.
     *
     * @param fileName as the person has it; only its last part is used, and never as a path
     * @param settings choices for this file, over those of the terminal
     * @throws org.clockhouse.kernel.Refused {@code upload.too-large}, {@code upload.empty}, {@code upload.unreadable} when no
     *     driver makes sense of it, {@code terminal.retired}
     * @throws IOException if the stream breaks
     */
    Upload preview(Actor actor, TerminalId terminal, String fileName, InputStream content, Map<String, String> settings)
            throws IOException;

    /**
     * Takes the punches in. Returns after the last commit; breaking off half-way leaves what was committed, and the same
     * again completes it. A committed upload is returned as it is.
     *
     * @throws org.clockhouse.kernel.NotFound if it expired
     * @throws org.clockhouse.kernel.Refused {@code upload.holders}: people are not taken in this way
     */
    Upload commit(Actor actor, UploadId upload);

    Upload find(OrgId org, UploadId upload);
}
