package org.clockhouse.registry.internal.people;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.clockhouse.audit.RecordedAudit;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.RecordedChanges;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.TestClock;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.InMemoryRegistry;
import org.clockhouse.registry.Photos;
import org.junit.jupiter.api.Test;

class PhotoAlbumTest {

    private final InMemoryRegistry registry = new InMemoryRegistry(
            new InMemoryTransactions(),
            new RecordedAudit(),
            new RecordedChanges(),
            new TestClock("2026-11-23T02:00:00Z"));
    private final Employee somebody =
            registry.hire("100001", "王芳", registry.site("总部", "Asia/Shanghai"), registry.department("人事部"));

    @Test
    void c013APhotographIsKeptSmallAndDrawnAnew() throws IOException {
        byte[] sent = picture("png", 3000, 4000);
        put(sent);
        byte[] kept = kept().orElseThrow();
        BufferedImage shown = ImageIO.read(new ByteArrayInputStream(kept));
        assertEquals(480, shown.getWidth());
        assertEquals(640, shown.getHeight());
        assertEquals((byte) 0xff, kept[0], "a JPEG, whatever was sent");
    }

    @Test
    void c013NothingOfTheFileButItsPictureIsKept() throws IOException {
        byte[] picture = picture("jpeg", 40, 50);
        byte[] hidden = "<script>".getBytes(StandardCharsets.UTF_8);
        byte[] sent = Arrays.copyOf(picture, picture.length + hidden.length);
        System.arraycopy(hidden, 0, sent, picture.length, hidden.length);
        put(sent);
        assertFalse(new String(kept().orElseThrow(), StandardCharsets.ISO_8859_1).contains("<script>"));
    }

    @Test
    void c013ANewPhotographTakesThePlaceOfTheOldOneAndItCanBeRemoved() throws IOException {
        assertTrue(kept().isEmpty());
        put(picture("png", 30, 40));
        byte[] first = kept().orElseThrow();
        put(picture("png", 60, 80));
        assertFalse(Arrays.equals(first, kept().orElseThrow()));
        put(picture("png", 60, 80));
        assertArrayEquals(kept().orElseThrow(), kept().orElseThrow());
        registry.photos.remove(registry.actor, Scope.EVERYBODY, somebody.id());
        assertTrue(kept().isEmpty());
    }

    @Test
    void c013WhatIsNoPictureOrTooLargeIsRefused() throws IOException {
        assertEquals("photo.type", refusal("GIF89a and more".getBytes(StandardCharsets.UTF_8)));
        assertEquals("photo.type", refusal(new byte[0]));
        byte[] half = picture("png", 300, 400);
        assertEquals("photo.type", refusal(Arrays.copyOf(half, 60)));
        assertEquals("photo.large", refusal(new byte[Photos.MOST_BYTES + 1]));
        assertTrue(kept().isEmpty());
    }

    @Test
    void c013APersonOutsideTheScopeHasNoPhotographToSee() {
        assertThrows(NotFound.class, () -> registry.photos.of(registry.org, Scope.NOBODY, somebody.id()));
        assertThrows(
                NotFound.class,
                () -> registry.photos.put(
                        registry.actor, Scope.NOBODY, somebody.id(), new ByteArrayInputStream(picture("png", 3, 4))));
    }

    private void put(byte[] file) throws IOException {
        registry.photos.put(registry.actor, Scope.EVERYBODY, somebody.id(), new ByteArrayInputStream(file));
    }

    private Optional<byte[]> kept() throws IOException {
        return registry.photos.of(registry.org, Scope.EVERYBODY, somebody.id());
    }

    private String refusal(byte[] file) {
        return assertThrows(Refused.class, () -> put(file)).code();
    }

    private static byte[] picture(String format, int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, bytes);
        return bytes.toByteArray();
    }
}
