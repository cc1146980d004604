package org.clockhouse.registry.internal.imports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.registry.Gender;
import org.clockhouse.registry.Numbers;
import org.clockhouse.registry.imports.ImportField;
import org.clockhouse.registry.internal.sheet.DecodedText;
import org.clockhouse.registry.internal.sheet.Sheet;

/** One row's cells by what they mean, and what is wrong with them in themselves. */
public final class RowValues {

    private static final Map<String, Gender> GENDERS = Map.ofEntries(
            Map.entry("男", Gender.MALE),
            Map.entry("男性", Gender.MALE),
            Map.entry("m", Gender.MALE),
            Map.entry("male", Gender.MALE),
            Map.entry("女", Gender.FEMALE),
            Map.entry("女性", Gender.FEMALE),
            Map.entry("f", Gender.FEMALE),
            Map.entry("female", Gender.FEMALE),
            Map.entry("其他", Gender.OTHER),
            Map.entry("other", Gender.OTHER));
    private static final Set<String> ERRORS =
            Set.of("#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!");
    private static final String SCIENTIFIC = "[0-9](\\.[0-9]+)?E\\+?[0-9]+";

    private final Sheet.Row row;
    private final Map<ImportField, Integer> columns;
    private final Map<ImportField, String> values = new EnumMap<>(ImportField.class);
    private final List<Finding> findings = new ArrayList<>();

    public RowValues(Sheet.Row row, Map<ImportField, Integer> columns) {
        this.row = row;
        this.columns = columns;
        columns.forEach((field, column) -> values.put(field, checked(field, column)));
        if (text(ImportField.NAME_ZH).isEmpty() && text(ImportField.NAME_EN).isEmpty()) {
            values.put(ImportField.NAME_ZH, joinedName());
        }
    }

    /** Family name first and without a blank where it is Chinese. */
    private String joinedName() {
        String given = text(ImportField.GIVEN_NAME);
        String family = text(ImportField.FAMILY_NAME);
        boolean chinese = (given + family).codePoints().anyMatch(Character::isIdeographic);
        return chinese ? family + given : (given + " " + family).strip();
    }

    public int row() {
        return row.number();
    }

    public List<Finding> findings() {
        return findings;
    }

    boolean wrong() {
        return findings.stream().anyMatch(Finding::serious);
    }

    /** Empty when the column is not mapped or the cell holds nothing. */
    String text(ImportField field) {
        return values.getOrDefault(field, "");
    }

    public String number() {
        return Numbers.tidy(text(ImportField.NUMBER));
    }

    public boolean isNumeric(ImportField field) {
        return columns.containsKey(field) && row.cell(columns.get(field)).number();
    }

    /** Empty when nothing is stated. */
    public Optional<Gender> gender() {
        String text = text(ImportField.GENDER);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Gender gender = GENDERS.get(text.toLowerCase(Locale.ROOT));
        if (gender == null) {
            add(Finding.Kind.GENDER_UNKNOWN, ImportField.GENDER);
        }
        return Optional.ofNullable(gender);
    }

    public Optional<LocalDate> hiredOn() {
        return date(ImportField.HIRED_ON);
    }

    Optional<LocalDate> birthDate() {
        return date(ImportField.BIRTH_DATE);
    }

    private Optional<LocalDate> date(ImportField field) {
        String text = text(field);
        return text.isEmpty() ? Optional.empty() : SheetDates.read(row(), column(field), text, findings::add);
    }

    void add(Finding.Kind kind, ImportField field, Object... arguments) {
        findings.add(finding(kind, field, arguments));
    }

    void suggest(Finding.Kind kind, ImportField field, String better, Object... arguments) {
        findings.add(finding(kind, field, arguments).suggesting(better));
    }

    private Finding finding(Finding.Kind kind, ImportField field, Object... arguments) {
        return new Finding(kind, row(), column(field), text(field), "", arguments);
    }

    private int column(ImportField field) {
        return columns.getOrDefault(field, -1);
    }

    private String checked(ImportField field, int column) {
        String text = row.cell(column).text().strip();
        if (ERRORS.contains(text)) {
            findings.add(Finding.of(Finding.Kind.CELL_ERROR, row(), column, text));
            return text;
        }
        DecodedText.unscrambled(text)
                .ifPresent(better -> findings.add(Finding.of(Finding.Kind.TEXT_SCRAMBLED, row(), column, text, better)
                        .suggesting(better)));
        boolean identifies = Set.of(ImportField.NUMBER, ImportField.PHONE, ImportField.CARD, ImportField.PIN)
                .contains(field);
        if (identifies && text.matches(SCIENTIFIC)) {
            findings.add(Finding.of(Finding.Kind.NUMBER_ROUNDED, row(), column, text));
        }
        boolean longNumber = row.cell(column).number() && text.length() > 15;
        if (field == ImportField.ID_DOCUMENT && (text.matches(SCIENTIFIC) || longNumber)) {
            findings.add(Finding.of(Finding.Kind.ID_DOCUMENT_ROUNDED, row(), column, text));
        }
        return text;
    }
}
