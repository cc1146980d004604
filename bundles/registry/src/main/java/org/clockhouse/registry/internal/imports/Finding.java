package org.clockhouse.registry.internal.imports;

import java.text.MessageFormat;
import java.util.Optional;
import java.util.stream.Stream;
import org.clockhouse.registry.Language;
import org.clockhouse.registry.imports.ImportProblem;

/**
 * What was found wrong with, or worth a remark about, one cell.
 *
 * @param suggestion what the cell might better say; empty when nothing suggests itself
 * @param arguments of the kind's texts
 */
public record Finding(Kind kind, int row, int column, String value, String suggestion, Object... arguments) {

    private static final int SHOWN = 100;

    static Finding of(Kind kind, int row, int column, String value, Object... arguments) {
        return new Finding(kind, row, column, value, "", arguments);
    }

    Finding suggesting(String better) {
        return new Finding(kind, row, column, value, better, arguments);
    }

    boolean serious() {
        return kind.serious;
    }

    String text(Language language) {
        return MessageFormat.format(language == Language.ZH ? kind.zh : kind.en, arguments);
    }

    ImportProblem problem() {
        return new ImportProblem(
                row,
                column,
                kind.code,
                shortened(value),
                shortened(text(Language.EN)),
                shortened(suggestion),
                serious());
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN * 3 ? text : text.substring(0, SHOWN * 3);
    }

    /** Every kind of finding with its words. Codes never change. */
    enum Kind {
        NUMBER_MISSING("import.number.missing", "an employee number is needed", "缺少工号"),
        NUMBER_TWICE("import.number.twice", "the number is in row {0} too", "工号与第 {0} 行重复"),
        NUMBER_ZEROS(
                "import.number.zeros-lost",
                "Excel took the leading zeros away; the number should probably be {0}",
                "Excel 去掉了前导零，应为 {0}"),
        NUMBER_ROUNDED(
                "import.number.rounded",
                "Excel turned it into a rounded number; digits were lost: format the column as text and type it again",
                "Excel 已转成科学计数法，位数丢失：请把该列设为文本后重新输入"),
        NUMBER_OUT_OF_SCOPE(
                "import.number.out-of-scope",
                "the number belongs to somebody whom you may not change",
                "该工号属于您无权修改的人员"),
        NUMBER_MALFORMED(
                "import.number.malformed",
                "an employee number is 1 to 32 letters and digits, also with . _ / - inside",
                "工号应为 1 至 32 位字母或数字，中间可含 . _ / -"),
        NAME_MISSING("import.name.missing", "a name is needed", "缺少姓名"),
        NAME_LONG("import.name.long", "a name has at most 60 letters", "姓名最多 60 个字"),
        NAME_OTHER(
                "import.name.other", "the number belongs to {0}; the name will be changed", "该工号现属 {0}，姓名将被更改", false),
        TEXT_SCRAMBLED(
                "import.text.scrambled",
                "the text was read in the wrong encoding; it probably says {0}",
                "文字编码错误，应为“{0}”"),
        CELL_ERROR("import.cell.error", "the cell holds an error of the sheet program", "单元格为表格程序的错误值"),
        GENDER_UNKNOWN("import.gender.unknown", "the gender is written 男, 女, M or F", "性别请写 男、女、M 或 F"),
        PINYIN_LONG("import.pinyin.long", "a pinyin has at most 60 letters", "拼音最多 60 个字母"),
        PHONE_MALFORMED(
                "import.phone.malformed",
                "a phone is digits, with blanks, hyphens, brackets or a leading plus",
                "电话只能含数字、空格、连字符、括号和开头的加号"),
        EMAIL_MALFORMED(
                "import.email.malformed", "a mail address looks like name@example.com", "邮箱应形如 name@example.com"),
        ID_DOCUMENT_LONG("import.id-document.long", "a document number has at most 40 signs", "证件号最多 40 位"),
        ID_DOCUMENT_ROUNDED(
                "import.id-document.rounded",
                "Excel keeps 15 digits and lost the rest: format the column as text and type it again",
                "Excel 只保留 15 位，其余已丢失：请把该列设为文本后重新输入"),
        SITE_MISSING("import.site.missing", "a site is needed; choose one for all rows", "缺少厂区；可为全部行选定一个"),
        SITE_UNKNOWN("import.site.unknown", "there is no such site", "没有该厂区"),
        SITE_CLOSED("import.site.closed", "the site is closed", "该厂区已停用"),
        DEPARTMENT_MISSING("import.department.missing", "a department is needed", "缺少部门"),
        DEPARTMENT_UNKNOWN("import.department.unknown", "there is no such department", "没有该部门"),
        DEPARTMENT_AMBIGUOUS(
                "import.department.ambiguous",
                "there are {0} departments of that name; write the path from the top, such as {1}",
                "有 {0} 个同名部门；请写完整路径，如 {1}"),
        DEPARTMENT_CLOSED("import.department.closed", "the department is closed", "该部门已停用"),
        DEPARTMENT_DEEP("import.department.deep", "the tree is at most 10 levels deep", "部门最多 10 级"),
        PLACE_OUT_OF_SCOPE(
                "import.placement.out-of-scope",
                "you may not put people at that site and department",
                "您无权把人员放到该厂区和部门"),
        POSITION_LONG("import.position.long", "a position has at most 60 letters", "职位最多 60 个字"),
        DATE_UNREADABLE("import.date.unreadable", "a date looks like 2026-11-02", "日期应形如 2026-11-02"),
        DATE_IMPOSSIBLE("import.date.impossible", "{0} has no {1}th day", "{2} 月没有 {1} 日"),
        DATE_AMBIGUOUS(
                "import.date.ambiguous",
                "day and month cannot be told apart; write it as {0} or as {1}",
                "无法分清月和日；请写成 {0} 或 {1}"),
        DATE_SERIAL(
                "import.date.serial",
                "that is a date as Excel counts it, days since 1900; it is probably {0}",
                "这是 Excel 的日期序号，应为 {0}"),
        DATE_FAR("import.date.far", "a first day lies between 1950 and two years ahead", "入职日期应在 1950 年至两年之后之间"),
        BIRTH_DATE_FAR("import.birth-date.far", "a date of birth lies between 1900 and today", "出生日期应在 1900 年至今天之间"),
        DATE_OVERLAPS("import.date.overlaps", "the first day lies outside their employment", "入职日期超出该段雇佣期间"),
        EMPLOYEE_ENDED("import.employee.ended", "they left on {0}; rehire them first", "此人已于 {0} 离职；请先办理再入职");

        /** The kinds that depend on who asks, so that they are found only while somebody does. */
        static Optional<Kind> ofScope(String code) {
            return Stream.of(NUMBER_OUT_OF_SCOPE, PLACE_OUT_OF_SCOPE)
                    .filter(kind -> kind.code.equals(code))
                    .findFirst();
        }

        private final String code;
        private final String en;
        private final String zh;
        private final boolean serious;

        Kind(String code, String en, String zh) {
            this(code, en, zh, true);
        }

        Kind(String code, String en, String zh, boolean serious) {
            this.code = code;
            this.en = en;
            this.zh = zh;
            this.serious = serious;
        }
    }
}
