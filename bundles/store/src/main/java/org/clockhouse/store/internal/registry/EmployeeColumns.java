package org.clockhouse.store.internal.registry;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.EmploymentPeriod;
import org.clockhouse.registry.Gender;
import org.clockhouse.registry.Numbers;
import org.clockhouse.registry.PersonalData;
import org.clockhouse.registry.Placement;
import org.clockhouse.registry.spi.EmployeeFile;
import org.clockhouse.registry.spi.Phones;
import org.clockhouse.store.internal.BlindIndex;
import org.clockhouse.store.internal.FieldCipher;
import org.clockhouse.store.internal.Sql;

/** How a person is laid out in columns: what is sealed, what is hashed, and what stands for nothing. */
final class EmployeeColumns {

    static final LocalDate FOREVER = LocalDate.of(9999, 12, 31);

    private static final String COLUMNS = "select e.id, e.number, e.name_zh, e.name_en, e.pinyin, e.initials, e.gender,"
            + " e.phone, e.email, e.id_document, e.birth_date, e.site_id, e.department_id, e.position_name, e.hired_on, e.ended_on,"
            + " e.sort_order, e.kind, e.version from employee e ";

    /** Derby would else keep the plan it made when the table was empty; to PostgreSQL it is a comment. */
    static final String BY_NUMBER = COLUMNS + "--DERBY-PROPERTIES index=employee_by_bare\n where e.org_id = ?";

    static final String BY_ID = COLUMNS + "--DERBY-PROPERTIES index=employee_by_id\n where e.org_id = ?";

    static final String BIRTH = "select e.id, e.birth_date from employee e --DERBY-PROPERTIES index=employee_by_id\n"
            + " where e.org_id = ? and e.birth_date is not null";

    static final String PLACE = "select e.sort_order, e.id from employee e where e.org_id = ?";

    static final String PLACE_IN_ORDER =
            "select e.sort_order, e.id from employee e --DERBY-PROPERTIES index=employee_order\n where e.org_id = ?";

    static final String PLACE_IN_DEPARTMENT = "select e.sort_order, e.id from employee e"
            + " --DERBY-PROPERTIES index=employee_department_order\n where e.org_id = ?";

    static final String INSERT = "insert into employee (number, number_folded, number_bare, name_zh, name_en, pinyin,"
            + " initials, gender, phone, phone_tail, phone_whole, email, id_document, birth_date, site_id, department_id,"
            + " position_name, hired_on, ended_on, sort_order, kind, version, org_id, id)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    static final String UPDATE = "update employee set number = ?, number_folded = ?, number_bare = ?, name_zh = ?,"
            + " name_en = ?, pinyin = ?, initials = ?, gender = ?, phone = ?, phone_tail = ?, phone_whole = ?,"
            + " email = ?, id_document = ?, birth_date = ?, site_id = ?, department_id = ?, position_name = ?, hired_on = ?,"
            + " ended_on = ?, sort_order = ?, kind = ?, version = ? where org_id = ? and id = ?";

    private static final byte[] NOTHING = {};
    private static final byte[] NO_PHONE = new byte[32];

    private final FieldCipher.Column phone;
    private final FieldCipher.Column idDocument;
    private final FieldCipher.Column birthDate;
    private final BlindIndex index;

    EmployeeColumns(FieldCipher cipher, BlindIndex index) {
        this.phone = cipher.column("employee", "phone");
        this.idDocument = cipher.column("employee", "id_document");
        this.birthDate = cipher.column("employee", "birth_date");
        this.index = index;
    }

    Object[] values(String org, EmployeeFile file, long version) {
        Employee e = file.employee();
        PersonalData person = e.person();
        String id = e.id().text();
        return new Object[] {
            e.number(),
            Numbers.folded(e.number()),
            Numbers.bare(e.number()),
            person.name().zh(),
            person.name().en(),
            person.pinyin(),
            e.initials(),
            person.gender(),
            sealed(phone, id, person.phone()),
            tail(person.phone()),
            whole(person.phone()),
            person.email(),
            sealed(idDocument, id, person.idDocument()),
            sealed(birthDate, id, person.birthDate().map(LocalDate::toString).orElse("")),
            e.site().text(),
            e.department().text(),
            e.placement().position(),
            e.hiredOn(),
            e.endedOn().orElse(FOREVER),
            file.order(),
            e.kind(),
            version,
            org,
            id
        };
    }

    Employee employee(Sql.Row row) {
        String id = row.text("id");
        PersonalData person = new PersonalData(
                new LocalName(row.text("name_zh"), row.text("name_en")),
                row.text("pinyin"),
                row.constant(Gender.class, "gender"),
                opened(phone, id, row.bytes("phone")),
                row.text("email"),
                opened(idDocument, id, row.bytes("id_document")),
                birthDate(id, row));
        return new Employee(
                EmployeeId.of(id),
                row.text("number"),
                person,
                row.text("initials"),
                placement(row),
                row.date("hired_on"),
                ended(row.date("ended_on")),
                row.constant(Employee.Kind.class, "kind"),
                row.number("version"));
    }

    /** A row of before the column has nothing in it. */
    private Optional<LocalDate> birthDate(String id, Sql.Row row) {
        byte[] sealed = row.bytes("birth_date");
        return sealed == null || sealed.length == 0
                ? Optional.empty()
                : Optional.of(LocalDate.parse(birthDate.open(id, sealed)));
    }

    Map.Entry<EmployeeId, Optional<LocalDate>> birth(Sql.Row row) {
        String id = row.text("id");
        return Map.entry(EmployeeId.of(id), birthDate(id, row));
    }

    /** Four digits are looked up as a tail, more as a whole number. */
    String phoneColumn(String digits) {
        return digits.length() <= 4 ? "e.phone_tail" : "e.phone_whole";
    }

    byte[] phoneHash(String digits) {
        String key = Phones.key(digits);
        return index.of(digits.length() <= 4 ? "employee.phone.tail" : "employee.phone.whole", key);
    }

    static EmploymentPeriod period(Sql.Row row) {
        return new EmploymentPeriod(
                EmployeeId.of(row.text("employee_id")),
                row.date("from_on"),
                ended(row.date("until_on")),
                placement(row),
                row.constant(EmploymentPeriod.Start.class, "start_kind"));
    }

    private static Placement placement(Sql.Row row) {
        return new Placement(
                SiteId.of(row.text("site_id")), DepartmentId.of(row.text("department_id")), row.text("position_name"));
    }

    private static Optional<LocalDate> ended(LocalDate date) {
        return date.equals(FOREVER) ? Optional.empty() : Optional.of(date);
    }

    private byte[] tail(String number) {
        String digits = Phones.digits(number);
        return digits.length() < 4 ? NO_PHONE : index.of("employee.phone.tail", digits.substring(digits.length() - 4));
    }

    private byte[] whole(String number) {
        String digits = Phones.digits(number);
        return digits.length() < 5 ? NO_PHONE : index.of("employee.phone.whole", Phones.key(digits));
    }

    private static byte[] sealed(FieldCipher.Column column, String id, String text) {
        return text.isEmpty() ? NOTHING : column.seal(id, text);
    }

    private static String opened(FieldCipher.Column column, String id, byte[] sealed) {
        return sealed.length == 0 ? "" : column.open(id, sealed);
    }
}
