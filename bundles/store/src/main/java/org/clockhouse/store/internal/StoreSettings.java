package org.clockhouse.store.internal;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where the data is.
 *
 * @param url of Derby (embedded; created when missing) or PostgreSQL
 * @param poolSize most transactions at the same time
 * @param keys directory of the secret keys
 * @param files directory of the blobs and backups
 * @param oldestBackup how old the last backup may be before somebody is warned
 */
public record StoreSettings(
        String url, String user, String password, int poolSize, Path keys, Path files, Duration oldestBackup) {

    public Vendor vendor() {
        return Vendor.of(url);
    }

    /** Without the password, which a url may hold too. */
    @Override
    public String toString() {
        return "StoreSettings[" + url.replaceAll("[?;].*", "") + ", user=" + user + ", poolSize=" + poolSize + "]";
    }
}
