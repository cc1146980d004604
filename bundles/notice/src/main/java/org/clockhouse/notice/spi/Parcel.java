package org.clockhouse.notice.spi;

import java.util.List;
import org.clockhouse.notice.Message;
import org.clockhouse.notice.MessageDraft;

/** A message with what is in it. */
public record Parcel(Message message, String body, List<MessageDraft.File> files) {

    public Parcel {
        files = List.copyOf(files);
    }
}
