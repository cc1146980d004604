package org.clockhouse.registry.internal.imports;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.clockhouse.registry.imports.ImportField;
import org.clockhouse.registry.internal.SearchKeys;

/** Which heading means what, in both languages. The first of a list is what our own template says. */
public final class ColumnGuess {

    public static final Map<ImportField, List<String>> ZH = new EnumMap<>(Map.ofEntries(
            Map.entry(ImportField.NUMBER, List.of("工号", "员工编号", "员工号", "人员编号", "编号", "职工号", "考勤号", "登记号")),
            Map.entry(ImportField.NAME_ZH, List.of("姓名", "中文名", "中文姓名", "员工姓名", "名字")),
            Map.entry(ImportField.NAME_EN, List.of("英文名", "英文姓名", "外文名")),
            Map.entry(ImportField.PINYIN, List.of("拼音", "姓名拼音")),
            Map.entry(ImportField.GENDER, List.of("性别")),
            Map.entry(ImportField.PHONE, List.of("手机", "手机号", "手机号码", "电话", "联系电话", "移动电话")),
            Map.entry(ImportField.EMAIL, List.of("邮箱", "电子邮箱", "电子邮件", "邮件")),
            Map.entry(ImportField.ID_DOCUMENT, List.of("身份证号", "身份证", "身份证号码", "证件号", "证件号码")),
            Map.entry(ImportField.BIRTH_DATE, List.of("出生日期", "出生年月日", "生日")),
            Map.entry(ImportField.SITE, List.of("厂区", "地点", "工作地点", "园区", "分公司", "场所")),
            Map.entry(ImportField.DEPARTMENT, List.of("部门", "所属部门", "部门名称", "单位", "组织", "机构")),
            Map.entry(ImportField.POSITION, List.of("职位", "岗位", "职务")),
            Map.entry(ImportField.HIRED_ON, List.of("入职日期", "入职时间", "到岗日期", "聘用日期", "雇佣日期"))));

    static final Map<ImportField, List<String>> EN = new EnumMap<>(Map.ofEntries(
            Map.entry(
                    ImportField.NUMBER,
                    List.of(
                            "Employee number",
                            "Number",
                            "Employee no",
                            "Emp no",
                            "Employee id",
                            "Staff no",
                            "Staff id",
                            "Personnel number",
                            "Badge",
                            "PIN",
                            "User id",
                            "ID",
                            "No")),
            Map.entry(
                    ImportField.NAME_ZH,
                    List.of("Chinese name", "Name (Chinese)", "Name", "Full name", "Employee name")),
            Map.entry(ImportField.NAME_EN, List.of("English name", "Name (English)", "Latin name")),
            Map.entry(ImportField.PINYIN, List.of("Pinyin")),
            Map.entry(ImportField.GENDER, List.of("Gender", "Sex")),
            Map.entry(
                    ImportField.PHONE,
                    List.of("Phone", "Mobile", "Mobile phone", "Telephone", "Phone number", "Cell", "Tel")),
            Map.entry(ImportField.EMAIL, List.of("Email", "E-mail address", "Mail", "Email address")),
            Map.entry(
                    ImportField.ID_DOCUMENT,
                    List.of("Identity document", "Id card", "Passport", "National id", "Id number", "Document number")),
            Map.entry(ImportField.BIRTH_DATE, List.of("Date of birth", "Birth date", "Birthday", "Born on")),
            Map.entry(ImportField.SITE, List.of("Site", "Location", "Plant", "Branch", "Office")),
            Map.entry(
                    ImportField.DEPARTMENT,
                    List.of("Department", "Dept", "Unit", "Team", "Department name", "Organisation", "Organization")),
            Map.entry(ImportField.POSITION, List.of("Position", "Job title", "Title", "Job", "Role")),
            Map.entry(
                    ImportField.HIRED_ON,
                    List.of(
                            "Hired on",
                            "Hire date",
                            "Start date",
                            "Entry date",
                            "Date hired",
                            "Joined",
                            "Joining date"))));

    /** What is no column of our own template. */
    private static final Map<ImportField, List<String>> MORE = Map.of(
            ImportField.GIVEN_NAME, List.of("First name", "Given name"),
            ImportField.FAMILY_NAME, List.of("Last name", "Family name", "Surname"),
            ImportField.CARD, List.of("Card number", "Card no", "Card no.", "Card", "卡号", "卡片号码"));

    private static final Map<String, ImportField> KNOWN = known();

    private ColumnGuess() {}

    /** Each field at most once, the first column that fits. */
    public static Map<Integer, ImportField> of(List<String> headings) {
        return filledUp(new TreeMap<>(), headings);
    }

    /** The same for columns and fields that are not mapped yet. */
    static Map<Integer, ImportField> filledUp(Map<Integer, ImportField> mapping, List<String> headings) {
        for (int column = 0; column < headings.size(); column++) {
            ImportField field = KNOWN.get(SearchKeys.fold(headings.get(column).replaceAll("[（(][^)）]*[)）]|\\*", "")));
            if (field == null) {
                field = KNOWN.get(SearchKeys.fold(headings.get(column)));
            }
            if (field != null && !mapping.containsKey(column) && !mapping.containsValue(field)) {
                mapping.put(column, field);
            }
        }
        return mapping;
    }

    private static Map<String, ImportField> known() {
        Map<String, ImportField> known = new HashMap<>();
        MORE.forEach((field, names) -> names.forEach(name -> known.put(SearchKeys.fold(name), field)));
        EN.forEach((field, names) -> names.forEach(name -> known.put(SearchKeys.fold(name), field)));
        ZH.forEach((field, names) -> names.forEach(name -> known.put(SearchKeys.fold(name), field)));
        return known;
    }
}
