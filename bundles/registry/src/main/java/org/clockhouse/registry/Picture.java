package org.clockhouse.registry;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.clockhouse.kernel.Refused;

/**
 * A photograph as it is kept: drawn anew, so that nothing of the file but its picture is left, neither places nor programs.
 * All in memory: the usual streams would put it on the disk in clear.
 */
public record Picture(byte[] jpeg) {

    private static final Set<String> FORMATS = Set.of("jpeg", "png");
    private static final long MOST_PIXELS = 50_000_000;

    /**
     * No wider and no higher than this, in pixels.
     *
     * @throws Refused {@code photo.type} if it is no whole JPEG or PNG picture, {@code photo.large} if it has too many pixels
     */
    public static Picture of(byte[] file, int width, int height) {
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            ImageReader reader = reader(in);
            try {
                reader.setInput(in, true, true);
                return new Picture(written(drawn(read(reader, width, height), width, height)));
            } finally {
                reader.dispose();
            }
        } catch (Refused e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // What decodes pictures answers broken ones with whatever it runs into.
            throw unreadable();
        }
    }

    private static ImageReader reader(ImageInputStream in) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
                return reader;
            }
            reader.dispose();
        }
        throw unreadable();
    }

    /** No more of its pixels than are needed. */
    private static BufferedImage read(ImageReader reader, int mostWidth, int mostHeight) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if ((long) width * height > MOST_PIXELS) {
            throw new Refused("photo.large", "a picture has at most " + MOST_PIXELS / 1_000_000 + " million pixels");
        }
        int step = Math.max(1, Math.min(width / (2 * mostWidth), height / (2 * mostHeight)));
        ImageReadParam few = reader.getDefaultReadParam();
        few.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, few);
    }

    private static BufferedImage drawn(BufferedImage picture, int mostWidth, int mostHeight) {
        double scale = Math.min(
                1.0, Math.min((double) mostWidth / picture.getWidth(), (double) mostHeight / picture.getHeight()));
        int width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
        BufferedImage drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = drawn.createGraphics();
        try {
            pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            pen.drawImage(picture, 0, 0, width, height, Color.WHITE, null);
        } finally {
            pen.dispose();
        }
        return drawn;
    }

    private static byte[] written(BufferedImage picture) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(picture, "jpeg", out);
        }
        return bytes.toByteArray();
    }

    private static Refused unreadable() {
        return new Refused("photo.type", "the file is no whole JPEG or PNG picture");
    }
}
