package org.clockhouse.credential.internal.biometric;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * How good a picture is to recognise somebody by, as far as the picture itself says: size, light and sharpness, each from 0 to
 * 100. Whether there is a face in it, whoever approves it sees, and the terminal finds.
 */
record PictureQuality(int size, int light, int sharpness) {

    private static final int WIDTH = 240;
    private static final int HEIGHT = 320;
    private static final int DARKEST = 60;
    private static final int BRIGHTEST = 200;
    /** Of the second differences of a sharp picture of a face. */
    private static final double SHARP = 100;

    /** The weakest of the three: one is enough to spoil a picture. */
    int score() {
        return Math.min(size, Math.min(light, sharpness));
    }

    static PictureQuality of(byte[] jpeg) throws IOException {
        BufferedImage picture = ImageIO.read(new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg)));
        int[][] grey = grey(picture);
        return new PictureQuality(size(grey), light(grey), sharpness(grey));
    }

    private static int[][] grey(BufferedImage picture) {
        int[][] grey = new int[picture.getHeight()][picture.getWidth()];
        for (int y = 0; y < grey.length; y++) {
            for (int x = 0; x < grey[y].length; x++) {
                int rgb = picture.getRGB(x, y);
                grey[y][x] = ((rgb >> 16 & 0xff) * 299 + (rgb >> 8 & 0xff) * 587 + (rgb & 0xff) * 114) / 1000;
            }
        }
        return grey;
    }

    private static int size(int[][] grey) {
        return percent(Math.min((double) grey[0].length / WIDTH, (double) grey.length / HEIGHT));
    }

    private static int light(int[][] grey) {
        double mean = 0;
        for (int[] row : grey) {
            for (int value : row) {
                mean += value;
            }
        }
        mean /= (double) grey.length * grey[0].length;
        return percent(mean < DARKEST ? mean / DARKEST : mean > BRIGHTEST ? (255 - mean) / (255 - BRIGHTEST) : 1);
    }

    /** The variance of the second differences. */
    private static int sharpness(int[][] grey) {
        double sum = 0;
        double squares = 0;
        long count = 0;
        for (int y = 1; y < grey.length - 1; y++) {
            for (int x = 1; x < grey[y].length - 1; x++) {
                int edge = 4 * grey[y][x] - grey[y - 1][x] - grey[y + 1][x] - grey[y][x - 1] - grey[y][x + 1];
                sum += edge;
                squares += (double) edge * edge;
                count++;
            }
        }
        return count == 0 ? 0 : percent((squares / count - sum / count * (sum / count)) / SHARP);
    }

    private static int percent(double share) {
        return (int) Math.round(100 * Math.max(0, Math.min(1, share)));
    }
}
