package org.clockhouse.registry.internal.imports;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.clockhouse.registry.Language;
import org.clockhouse.registry.imports.ImportField;
import org.clockhouse.registry.imports.SheetFormat;
import org.clockhouse.registry.internal.sheet.CsvWriter;
import org.clockhouse.registry.internal.sheet.XlsxWriter;

/** The sheet to fill in: headings, an example that is never taken, and hints. */
public final class TemplateWriter {

    private static final Map<ImportField, String> EXAMPLE_ZH = Map.ofEntries(
            Map.entry(ImportField.NUMBER, "示例001"),
            Map.entry(ImportField.NAME_ZH, "张三"),
            Map.entry(ImportField.NAME_EN, "Zhang San"),
            Map.entry(ImportField.PINYIN, "Zhang San"),
            Map.entry(ImportField.GENDER, "男"),
            Map.entry(ImportField.PHONE, "13800000000"),
            Map.entry(ImportField.EMAIL, "zhangsan@example.com"),
            Map.entry(ImportField.ID_DOCUMENT, "110101199001010000"),
            Map.entry(ImportField.BIRTH_DATE, "1990-01-01"),
            Map.entry(ImportField.SITE, "上海工厂"),
            Map.entry(ImportField.DEPARTMENT, "生产部 / 一线"),
            Map.entry(ImportField.POSITION, "操作工"),
            Map.entry(ImportField.HIRED_ON, "2026-11-02"));

    private static final Map<ImportField, String> EXAMPLE_EN = Map.ofEntries(
            Map.entry(ImportField.NUMBER, "EXAMPLE001"),
            Map.entry(ImportField.NAME_ZH, "张三"),
            Map.entry(ImportField.NAME_EN, "Ann Smith"),
            Map.entry(ImportField.PINYIN, "Zhang San"),
            Map.entry(ImportField.GENDER, "F"),
            Map.entry(ImportField.PHONE, "+1 555 0100"),
            Map.entry(ImportField.EMAIL, "ann@example.com"),
            Map.entry(ImportField.ID_DOCUMENT, "X0000000"),
            Map.entry(ImportField.BIRTH_DATE, "1990-01-01"),
            Map.entry(ImportField.SITE, "Main site"),
            Map.entry(ImportField.DEPARTMENT, "Production / Line 1"),
            Map.entry(ImportField.POSITION, "Operator"),
            Map.entry(ImportField.HIRED_ON, "2026-11-02"));

    private static final List<String> HINTS_ZH = List.of(
            "工号必填，同一工号即同一人：已有则更新，没有则新增。前导零有意义，列已设为文本。",
            "姓名必填，中文或英文至少一个。拼音可留空，由系统推算。",
            "部门可写名称，或从上到下的完整路径，例如 生产部 / 一线。",
            "厂区可留空，导入时统一选定。",
            "日期写成 2026-11-02。性别写 男 或 女。",
            "空单元格不改动已有资料。可删除不需要的列。",
            "示例行（示例001）不会被导入。");

    private static final List<String> HINTS_EN = List.of(
            "The employee number is needed. The same number is the same person: known ones are updated, others are added."
                    + " Leading zeros matter; the column is formatted as text.",
            "A name is needed, in Chinese or English. Pinyin may stay empty and is worked out.",
            "A department is a name, or the path from the top, such as Production / Line 1.",
            "The site may stay empty and is then chosen for all rows.",
            "A date is written 2026-11-02. Gender is M or F.",
            "An empty cell leaves what is known. Columns you do not need may be deleted.",
            "The example row (EXAMPLE001) is never imported.");

    private TemplateWriter() {}

    public static byte[] write(SheetFormat format, Language language) {
        boolean zh = language == Language.ZH;
        Map<ImportField, List<String>> words = zh ? ColumnGuess.ZH : ColumnGuess.EN;
        Map<ImportField, String> example = zh ? EXAMPLE_ZH : EXAMPLE_EN;
        List<ImportField> fields = List.copyOf(new TreeMap<>(words).keySet());
        List<String> headings =
                fields.stream().map(field -> words.get(field).get(0)).toList();
        List<List<String>> rows = List.of(fields.stream().map(example::get).toList());
        return format == SheetFormat.CSV
                ? CsvWriter.write(headings, rows)
                : XlsxWriter.write(zh ? "人员" : "People", headings, rows, zh ? "说明" : "Hints", zh ? HINTS_ZH : HINTS_EN);
    }
}
