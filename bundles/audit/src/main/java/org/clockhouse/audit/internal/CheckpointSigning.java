package org.clockhouse.audit.internal;

import java.nio.file.Path;
import org.clockhouse.audit.internal.chain.Signer;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;

/** The key that checkpoints are signed with, and where their copies go. */
@Component(service = CheckpointSigning.class, configurationPid = "org.clockhouse.audit")
@Designate(ocd = AuditConfig.class)
public final class CheckpointSigning {

    private final SigningSeed seed;
    private final CheckpointFiles files;

    @Activate
    public CheckpointSigning(AuditConfig config, BundleContext context) {
        this(
                file(config.key__file(), context.getProperty("karaf.etc"), "keys/signing-1.key"),
                file(config.checkpoint__directory(), context.getProperty("karaf.data"), "audit"));
    }

    CheckpointSigning(Path seedFile, Path directory) {
        this.seed = new SigningSeed(seedFile);
        this.files = new CheckpointFiles(directory);
    }

    /** Read when it is first needed: by then the store has made or checked the keys. */
    Signer signer() {
        return new Signer(seed.read());
    }

    CheckpointFiles files() {
        return files;
    }

    private static Path file(String configured, String directory, String otherwise) {
        return configured.isEmpty() ? Path.of(directory, otherwise) : Path.of(configured);
    }
}
