package org.clockhouse.report.internal.sheet;

import com.lowagie.text.Document;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.PdfContentByte;
import com.lowagie.text.pdf.PdfPageEventHelper;
import com.lowagie.text.pdf.PdfTemplate;
import com.lowagie.text.pdf.PdfWriter;

/** The foot of each page; what is known only at the end is filled in then, on all pages at once. */
final class PdfFoot extends PdfPageEventHelper {

    private static final float SIZE = 7.5f;

    private final Words words;
    private final BaseFont letters;
    private PdfTemplate ending;
    private int pages;
    private String hash = "";

    PdfFoot(Words words, BaseFont letters) {
        this.words = words;
        this.letters = letters;
    }

    @Override
    public void onOpenDocument(PdfWriter writer, Document document) {
        ending = writer.getDirectContent().createTemplate(300, 12);
        ending.setBoundingBox(new Rectangle(-1, -3, 300, 12));
    }

    @Override
    public void onEndPage(PdfWriter writer, Document document) {
        pages = writer.getPageNumber();
        PdfContentByte page = writer.getDirectContent();
        String text = words.of("page", pages) + ' ';
        float bottom = document.bottomMargin() - 14;
        page.beginText();
        page.setFontAndSize(letters, SIZE);
        page.setTextMatrix(document.left(), bottom);
        page.showText(text);
        page.endText();
        page.addTemplate(ending, document.left() + letters.getWidthPoint(text, SIZE), bottom);
    }

    /** Call it before the document is closed. */
    void finish(String dataHash) {
        hash = dataHash;
    }

    @Override
    public void onCloseDocument(PdfWriter writer, Document document) {
        ending.beginText();
        ending.setFontAndSize(letters, SIZE);
        ending.setTextMatrix(0, 0);
        ending.showText(pages + "    " + words.of("hash", hash));
        ending.endText();
    }
}
