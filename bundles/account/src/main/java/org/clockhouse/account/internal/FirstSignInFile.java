package org.clockhouse.account.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where the first administrator's name and password wait, until they are changed. */
record FirstSignInFile(Path file) {

    void write(String user, String password) throws IOException {
        PrivateFile.write(file, "user=" + user + "\npassword=" + password + "\n");
    }

    /** When it is about this account. */
    void removeIfAbout(String user) throws IOException {
        if (Files.exists(file)) {
            List<String> lines = Files.readAllLines(file);
            if (lines.contains("user=" + user)) {
                Files.delete(file);
            }
        }
    }
}
