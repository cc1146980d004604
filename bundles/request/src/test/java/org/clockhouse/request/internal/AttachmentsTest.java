package org.clockhouse.request.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.clockhouse.request.internal.WordHouse.refusal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.request.Attachment;
import org.clockhouse.request.AttachmentId;
import org.clockhouse.request.AttachmentType;
import org.clockhouse.request.Attachments;
import org.clockhouse.request.Request;
import org.junit.jupiter.api.Test;

class AttachmentsTest {

    private static final byte[] PDF = "%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n".getBytes(UTF_8);

    private final WordHouse house = new WordHouse();

    @Test
    void c047AFileIsTakenByWhatItHoldsAndReadBackByWhoMaySeeTheRequest() throws Exception {
        Request asked = house.submit(house.wangs);
        Attachment file = attach(asked, "../report.exe", PDF);
        assertEquals("..report.pdf", file.name());
        assertEquals(AttachmentType.PDF, file.type());
        Scope own = Scope.only(house.wang.id());
        assertEquals(List.of(file), house.office.attachments.of(house.registry.org, own, asked.id()));
        assertArrayEquals(
                PDF,
                house.office
                        .attachments
                        .open(house.hr, own, asked.id(), file.id())
                        .content());
        assertThrows(
                NotFound.class,
                () -> house.office.attachments.open(house.hr, Scope.only(house.boss.id()), asked.id(), file.id()));
        assertThrows(
                NotFound.class, () -> house.office.attachments.open(house.hr, own, asked.id(), AttachmentId.next()));
        assertTrue(house.audit.actions().containsAll(List.of("request.attach", "request.attachment-read")));
    }

    @Test
    void c047WhatIsNoPictureAndNoPdfOrTooLargeOrTooMuchIsRefused() throws Exception {
        Request asked = house.submit(house.wangs);
        byte[] cut = Arrays.copyOf(PDF, 10);
        byte[] large = Arrays.copyOf(PDF, Attachments.MOST_BYTES + 1);
        assertEquals("attachment.type", refusal(() -> attach(asked, "a.pdf", "hello".getBytes(UTF_8))));
        assertEquals("attachment.type", refusal(() -> attach(asked, "a.pdf", cut)));
        assertEquals("attachment.type", refusal(() -> attach(asked, "a.pdf", new byte[0])));
        assertEquals("attachment.large", refusal(() -> attach(asked, "a.pdf", large)));
        for (int i = 0; i < Attachments.MOST; i++) {
            attach(asked, "a.pdf", PDF);
        }
        assertEquals("attachment.many", refusal(() -> attach(asked, "a.pdf", PDF)));
        Request closed = house.withdraw(house.wangs, house.submit(house.wangs));
        assertEquals("request.closed", refusal(() -> attach(closed, "a.pdf", PDF)));
    }

    @Test
    void c047AScannerMayRefuseAFile() {
        Request asked = house.submit(house.wangs);
        house.office.register((type, content) -> {
            throw new Refused("attachment.infected", "EICAR");
        });
        assertEquals("attachment.infected", refusal(() -> attach(asked, "a.pdf", PDF)));
        assertEquals(List.of(), house.office.attachments.of(house.registry.org, Scope.EVERYBODY, asked.id()));
    }

    private Attachment attach(Request request, String name, byte[] content) throws IOException {
        return house.office.attachments.add(
                house.wangs, Scope.only(house.wang.id()), request.id(), name, new ByteArrayInputStream(content));
    }
}
