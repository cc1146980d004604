package org.clockhouse.driver;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.osgi.annotation.versioning.ProviderType;

/** A file somebody brought: a name and bytes that can be read again from the start. */
@ProviderType
public interface FileSource {

    /** The last part of the name it was given by; never a path. */
    String name();

    long size() throws IOException;

    /** From the start, each time. The caller closes it. */
    InputStream open() throws IOException;

    static FileSource of(String name, Bytes content) {
        String last = lastPart(name);
        return new FileSource() {
            @Override
            public String name() {
                return last;
            }

            @Override
            public long size() {
                return content.size();
            }

            @Override
            public InputStream open() {
                return content.stream();
            }
        };
    }

    /** @param name what the person called it; the path is only where the host keeps it */
    static FileSource of(String name, Path kept) {
        String last = lastPart(name);
        return new FileSource() {
            @Override
            public String name() {
                return last;
            }

            @Override
            public long size() throws IOException {
                return Files.size(kept);
            }

            @Override
            public InputStream open() throws IOException {
                return Files.newInputStream(kept);
            }
        };
    }

    private static String lastPart(String name) {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }
}
