package org.clockhouse.report.internal.sheet;

import com.lowagie.text.Document;
import com.lowagie.text.DocumentException;
import com.lowagie.text.Element;
import com.lowagie.text.Font;
import com.lowagie.text.PageSize;
import com.lowagie.text.Paragraph;
import com.lowagie.text.Phrase;
import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import com.lowagie.text.pdf.PdfWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Pages to print and sign: A4 landscape, black on white, a fixed number of people on each, the letters embedded as a subset.
 * The foot names the page, how many there are, and the hash of the data, which is known only at the end.
 */
public final class PdfSheet implements Sheet {

    private static final String FONT = "/org/clockhouse/report/font/400Regular/NotoSansSC_400Regular.ttf";
    private static final float MARGIN = 34;
    private static final float SIZE = 9;
    /** Height of a page that the rows and their head share. */
    private static final float ROOM = 430;

    private final OutputStream out;
    private final Words words;
    private final int rowsOnPage;
    private final MessageDigest hash = sha256();
    private Document document;
    private PdfFoot foot;
    private BaseFont letters;
    private Font font;
    private Font small;
    private SheetHead head;
    private PdfPTable table;
    private int onPage;
    private boolean empty = true;

    public PdfSheet(OutputStream out, Words words, int rowsOnPage) {
        this.out = out;
        this.words = words;
        this.rowsOnPage = rowsOnPage;
    }

    @Override
    public void begin(SheetHead sheetHead) throws IOException {
        head = sheetHead;
        letters = letters();
        font = new Font(letters, SIZE);
        small = new Font(letters, head.columns().size() > 20 ? 6.5f : 7.5f);
        document = new Document(PageSize.A4.rotate(), MARGIN, MARGIN, MARGIN, MARGIN + 12);
        PdfWriter writer = PdfWriter.getInstance(document, new Unclosed(out));
        foot = new PdfFoot(words, letters);
        writer.setPageEvent(foot);
        document.addTitle(head.title() + " " + head.period());
        document.addCreator("Clockhouse");
        document.open();
        startPage();
    }

    @Override
    public void row(List<Cell> cells) throws IOException {
        empty = false;
        if (onPage == rowsOnPage) {
            document.add(table);
            document.newPage();
            startPage();
        }
        for (int i = 0; i < cells.size(); i++) {
            String text = cells.get(i).shown();
            hash.update((text + '\n').getBytes(StandardCharsets.UTF_8));
            int side = cells.get(i) instanceof Cell.Text ? Element.ALIGN_LEFT : Element.ALIGN_RIGHT;
            table.addCell(cell(onPaper(cells.get(i)), side));
        }
        onPage++;
    }

    @Override
    public void end() throws IOException {
        if (empty) {
            // Rows that are repeated on each page are printed with others only.
            table.setHeaderRows(0);
        }
        document.add(table);
        if (empty) {
            document.add(new Paragraph(small.getSize() + 2, words.of("nothing"), small));
        }
        for (String behind : head.reporting().behind()) {
            document.add(new Paragraph(small.getSize() + 2, behind, small));
        }
        for (String meaning : head.meanings()) {
            document.add(new Paragraph(small.getSize() + 2, meaning, small));
        }
        foot.finish(HexFormat.of().formatHex(hash.digest()).substring(0, 16));
        try {
            document.close();
        } catch (DocumentException e) {
            throw new IOException(e);
        }
    }

    private void startPage() throws IOException {
        Paragraph title = new Paragraph(head.company() + "   " + head.title() + "   " + head.period(), font);
        title.setSpacingAfter(2);
        document.add(title);
        Paragraph line = new Paragraph(
                String.join("   ", head.printed(), head.reporting().statement(), head.legend()), small);
        line.setSpacingAfter(4);
        document.add(line);
        table = new PdfPTable(head.columns().size());
        table.setWidthPercentage(100);
        float[] widths = new float[head.columns().size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = head.columns().get(i).width();
        }
        table.setWidths(widths);
        table.setHeaderRows(1);
        head.columns().forEach(column -> table.addCell(cell(column.title(), Element.ALIGN_CENTER)));
        onPage = 0;
    }

    /** A letter stands above its length, and nothing is a dot: what is normal is silent. */
    private static String onPaper(Cell cell) {
        if (cell instanceof Cell.Minutes length && length.minutes() == 0) {
            return "\u00B7";
        }
        return cell instanceof Cell.Day ? cell.shown().replace(' ', '\n') : cell.shown();
    }

    private PdfPCell cell(String text, int side) {
        PdfPCell cell = new PdfPCell(new Phrase(small.getSize(), text, small));
        cell.setHorizontalAlignment(side);
        cell.setVerticalAlignment(Element.ALIGN_MIDDLE);
        cell.setPadding(1.2f);
        cell.setMinimumHeight(ROOM / (rowsOnPage + 1));
        cell.setBorderWidth(0.3f);
        return cell;
    }

    public static BaseFont letters() throws IOException {
        try (InputStream in = PdfSheet.class.getResourceAsStream(FONT)) {
            if (in == null) {
                throw new IOException("the bundle was built without its font");
            }
            return BaseFont.createFont(
                    "NotoSansSC.ttf", BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false, in.readAllBytes(), null);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
