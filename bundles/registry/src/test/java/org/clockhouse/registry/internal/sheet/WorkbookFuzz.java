package org.clockhouse.registry.internal.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A workbook of which one part is the input, so that what is tried is the XML and not the archive around it: the first byte
 * says which part. A Jazzer target.
 */
public final class WorkbookFuzz {

    private static final String MAIN = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    private static final Map<String, String> PARTS = new LinkedHashMap<>(Map.of(
            "xl/workbook.xml",
            "<workbook " + MAIN
                    + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
                    + "<sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
            "xl/_rels/workbook.xml.rels",
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                    + "<Relationship Id=\"rId1\" Type=\"x/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
            "xl/sharedStrings.xml",
            "<sst " + MAIN + "><si><t>number</t></si><si><t>name</t></si></sst>",
            "xl/styles.xml",
            "<styleSheet " + MAIN + "><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>",
            "xl/worksheets/sheet1.xml",
            "<worksheet " + MAIN + "><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>"
                    + "<row r=\"2\"><c r=\"A2\" s=\"1\"><v>45000</v></c></row></sheetData></worksheet>"));
    private static final String[] TRIED = {
        "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"
    };

    private WorkbookFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        if (data.length > 0) {
            SheetFuzz.fuzzerTestOneInput(workbook(TRIED[Math.floorMod(data[0] - '0', TRIED.length)], data));
        }
    }

    private static byte[] workbook(String tried, byte[] data) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setLevel(1);
            for (Map.Entry<String, String> part : PARTS.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                if (part.getKey().equals(tried)) {
                    zip.write(data, 1, data.length - 1);
                } else {
                    zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            throw new AssertionError("memory has no write errors", e);
        }
        return bytes.toByteArray();
    }
}
