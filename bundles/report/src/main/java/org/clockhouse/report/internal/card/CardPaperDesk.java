package org.clockhouse.report.internal.card;

import com.lowagie.text.Document;
import com.lowagie.text.DocumentException;
import com.lowagie.text.Font;
import com.lowagie.text.PageSize;
import com.lowagie.text.Paragraph;
import com.lowagie.text.Phrase;
import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import com.lowagie.text.pdf.PdfWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.LocalText;
import org.clockhouse.credential.handover.HandOver;
import org.clockhouse.credential.handover.HandOvers;
import org.clockhouse.credential.replacement.Fee;
import org.clockhouse.credential.replacement.Replacement;
import org.clockhouse.credential.replacement.ReplacementId;
import org.clockhouse.credential.replacement.Replacements;
import org.clockhouse.credential.type.CardPolicy;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.Scope;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.Employees;
import org.clockhouse.registry.organisation.Departments;
import org.clockhouse.registry.organisation.Sites;
import org.clockhouse.report.CardPapers;
import org.clockhouse.report.ReportRequest.Language;
import org.clockhouse.report.internal.sheet.Letterhead;
import org.clockhouse.report.internal.sheet.PdfSheet;
import org.clockhouse.report.internal.sheet.Words;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** A5, a title, a table of facts, what is to be read, and two lines to sign on. Times are those of the holder's site. */
@Component
public final class CardPaperDesk implements CardPapers {

    private static final float MARGIN = 40;

    private final HandOvers handOvers;
    private final Replacements replacements;
    private final Employees employees;
    private final Letterhead letterhead;
    private final Departments departments;
    private final Sites sites;

    @Activate
    public CardPaperDesk(
            @Reference HandOvers handOvers,
            @Reference Replacements replacements,
            @Reference Employees employees,
            @Reference Letterhead letterhead,
            @Reference Departments departments,
            @Reference Sites sites) {
        this.handOvers = handOvers;
        this.replacements = replacements;
        this.employees = employees;
        this.letterhead = letterhead;
        this.departments = departments;
        this.sites = sites;
    }

    /** What a paper says, from top to bottom. @param zone in which it says when it was printed */
    private record Paper(String title, Map<String, String> facts, String[] texts, String signed, ZoneId zone) {}

    @Override
    public byte[] handOver(Actor actor, Scope scope, CredentialId id, Language language) throws IOException {
        Words words = new Words(language);
        HandOver handOver = handOvers.of(actor.org(), scope, id);
        Credential card = handOver.credential();
        Map<String, String> facts = person(actor, handOver.holder(), words);
        facts.put(words.of("card"), card.identifier().masked());
        facts.put(words.of("issuedAt"), time(actor, handOver.holder(), card.issuedAt()));
        card.validUntil().ifPresent(until -> facts.put(words.of("validUntil"), time(actor, handOver.holder(), until)));
        handOver.activation()
                .ifPresent(done -> facts.put(words.of("activatedAt"), time(actor, handOver.holder(), done.at())));
        LocalText receipt = handOver.policy().receipt();
        String statement = handOver.receipt()
                .map(accepted -> accepted.statement())
                .orElseGet(
                        () -> (receipt.isEmpty() ? CardPolicy.USUAL.receipt() : receipt).said(language == Language.ZH));
        String signed = handOver.receipt()
                .map(accepted -> words.of("accepted", accepted.by(), time(actor, handOver.holder(), accepted.at())))
                .orElse("");
        String[] texts = {handOver.policy().care().said(language == Language.ZH), statement};
        return print(
                actor, words, new Paper(words.of("handOver"), facts, texts, signed, zone(actor, handOver.holder())));
    }

    @Override
    public byte[] slip(Actor actor, Scope scope, ReplacementId id, Language language) throws IOException {
        Words words = new Words(language);
        Replacement made = replacements.find(actor.org(), scope, id);
        Employee holder = employees.find(actor.org(), scope, made.holder());
        Map<String, String> facts = person(actor, holder, words);
        facts.put(words.of("oldCard"), made.oldNumber());
        facts.put(words.of("newCard"), made.nextNumber());
        facts.put(words.of("reason"), words.of("reason." + made.reason().name()));
        facts.put(words.of("replacedAt"), time(actor, holder, made.at()));
        facts.put(words.of("operator"), made.operator());
        facts.put(words.of("fee"), fee(made.fee(), words));
        return print(
                actor, words, new Paper(words.of("slip"), facts, new String[] {made.note()}, "", zone(actor, holder)));
    }

    private Map<String, String> person(Actor actor, Employee holder, Words words) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(words.of("name"), words.of(holder.name()));
        facts.put(words.of("number"), holder.number());
        facts.put(
                words.of("department"),
                words.of(departments.find(actor.org(), holder.department()).name()));
        return facts;
    }

    private static String fee(Fee fee, Words words) {
        String state = words.of("fee." + fee.state().name());
        return fee.state() == Fee.State.NONE
                ? state
                : String.format("%d.%02d %s, %s", fee.cents() / 100, fee.cents() % 100, fee.currency(), state);
    }

    private String time(Actor actor, Employee holder, Instant instant) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").format(instant.atZone(zone(actor, holder)));
    }

    private ZoneId zone(Actor actor, Employee holder) {
        return sites.find(actor.org(), holder.site()).zone();
    }

    private byte[] print(Actor actor, Words words, Paper paper) throws IOException {
        BaseFont letters = PdfSheet.letters();
        Font font = new Font(letters, 10);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Document document = new Document(PageSize.A5, MARGIN, MARGIN, MARGIN, MARGIN);
        PdfWriter.getInstance(document, out);
        document.addTitle(paper.title());
        document.addCreator("Clockhouse");
        document.open();
        document.add(new Paragraph(letterhead.company(actor.org(), words), font));
        document.add(new Paragraph(paper.title(), new Font(letters, 15)));
        document.add(facts(paper.facts(), font));
        for (String text : paper.texts()) {
            Paragraph said = new Paragraph(text, font);
            said.setSpacingBefore(12);
            document.add(said);
        }
        Paragraph sign = new Paragraph(paper.signed().isEmpty() ? words.of("signatures") : paper.signed(), font);
        sign.setSpacingBefore(36);
        document.add(sign);
        document.add(new Paragraph(letterhead.printed(actor, words, paper.zone()), new Font(letters, 7)));
        try {
            document.close();
        } catch (DocumentException e) {
            throw new IOException(e);
        }
        return out.toByteArray();
    }

    private static PdfPTable facts(Map<String, String> facts, Font font) {
        PdfPTable table = new PdfPTable(new float[] {1, 2});
        table.setWidthPercentage(100);
        table.setSpacingBefore(10);
        facts.forEach((name, value) -> {
            table.addCell(cell(name, font));
            table.addCell(cell(value, font));
        });
        return table;
    }

    private static PdfPCell cell(String text, Font font) {
        PdfPCell cell = new PdfPCell(new Phrase(text, font));
        cell.setPadding(4);
        cell.setBorderWidth(0.3f);
        return cell;
    }
}
