package org.clockhouse.request;

import java.util.Arrays;
import java.util.Optional;

/** What may be attached, told by how its bytes begin and end. Names are stored: they are never changed. */
public enum AttachmentType {
    JPEG("image/jpeg", ".jpg", new int[] {0xff, 0xd8, 0xff}, new int[] {0xff, 0xd9}),
    PNG("image/png", ".png", new int[] {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'}, new int[] {
        'I', 'E', 'N', 'D', 0xae, 0x42, 0x60, 0x82
    }),
    PDF("application/pdf", ".pdf", new int[] {'%', 'P', 'D', 'F', '-'}, new int[] {'%', '%', 'E', 'O', 'F'});

    /** Cameras and printers add a few bytes behind the end. */
    private static final int TAIL = 1024;

    private final String mediaType;
    private final String suffix;
    private final int[] head;
    private final int[] end;

    AttachmentType(String mediaType, String suffix, int[] head, int[] end) {
        this.mediaType = mediaType;
        this.suffix = suffix;
        this.head = head;
        this.end = end;
    }

    public String mediaType() {
        return mediaType;
    }

    /** With the point. */
    public String suffix() {
        return suffix;
    }

    /** Empty for anything else, and for a file that was cut off. */
    public static Optional<AttachmentType> of(byte[] content) {
        return Arrays.stream(values()).filter(type -> type.fits(content)).findFirst();
    }

    private boolean fits(byte[] content) {
        if (!isAt(content, 0, head)) {
            return false;
        }
        for (int at = content.length - end.length; at >= Math.max(head.length, content.length - TAIL); at--) {
            if (isAt(content, at, end)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAt(byte[] content, int at, int[] wanted) {
        if (at < 0 || at + wanted.length > content.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if ((content[at + i] & 0xff) != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
