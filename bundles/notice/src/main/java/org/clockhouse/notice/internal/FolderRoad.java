package org.clockhouse.notice.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.notice.Channel;
import org.clockhouse.notice.Channels.Layer;
import org.clockhouse.notice.spi.Parcel;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Puts files into the folder that IT set. A file is there whole or not at all, under one name however often it is put. */
@Component(service = FolderRoad.class, configurationPid = NoticeConfig.PID)
public final class FolderRoad implements Road {

    private final String folder;

    @Activate
    public FolderRoad(NoticeConfig config) {
        this(config.folder().strip());
    }

    FolderRoad(String folder) {
        this.folder = folder;
    }

    boolean isOpen() {
        return !folder.isEmpty();
    }

    @Override
    public Channel channel() {
        return Channel.FOLDER;
    }

    @Override
    public void send(OrgId org, Parcel parcel, Optional<byte[]> file) throws NotDelivered {
        if (folder.isEmpty()) {
            throw NotDelivered.yet(Layer.FOLDER, "no folder is set in org.clockhouse.notice.cfg");
        }
        String name = parcel.message().target();
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,150}")) {
            throw NotDelivered.ever(Layer.FOLDER, "not a name of a file");
        }
        Path part = Path.of(folder, "." + parcel.message().id().text() + ".part");
        try {
            Files.write(part, file.orElseThrow());
            try (FileChannel written = FileChannel.open(part, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Files.move(
                    part, Path.of(folder, name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new NotDelivered(Layer.FOLDER, false, e.toString(), e);
        }
    }
}
