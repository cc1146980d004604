package org.clockhouse.store.internal.terminal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Stale;
import org.clockhouse.store.internal.FieldCipher;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.Sql;
import org.clockhouse.terminal.PhonePlace;
import org.clockhouse.terminal.PhonePlace.Circle;
import org.clockhouse.terminal.PhonePlace.Whom;
import org.clockhouse.terminal.PhonePlaceId;

/** Places where people may punch by phone; where they are is sealed. */
final class PhonePlaceRows {

    private final JpaTransactions transactions;
    private final FieldCipher.Column circles;

    PhonePlaceRows(JpaTransactions transactions, FieldCipher cipher) {
        this.transactions = transactions;
        this.circles = cipher.column("phone_place", "circle");
    }

    List<PhonePlace> all() {
        return transactions
                .sql("select * from phone_place where org_id = ? order by id", org())
                .list(this::place);
    }

    PhonePlace put(PhonePlace place) {
        String id = place.id().text();
        Object[] values = {
            place.name().zh(),
            place.name().en(),
            kind(place.whom()),
            whomId(place.whom()),
            place.circle()
                    .map(circle ->
                            circles.seal(id, Numbers.text(circle.latitude(), circle.longitude(), circle.radius())))
                    .orElse(null),
            place.version() + 1,
            org(),
            id
        };
        int written = place.version() == 0
                ? transactions
                        .sql(
                                "insert into phone_place (name_zh, name_en, whom, whom_id, circle, version, org_id, id)"
                                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                                values)
                        .update()
                : transactions
                        .sql(
                                "update phone_place set name_zh = ?, name_en = ?, whom = ?, whom_id = ?, circle = ?,"
                                        + " version = ? where org_id = ? and id = ?",
                                values)
                        .append(" and version = ?", place.version())
                        .update();
        require(written, place.id());
        return place.atVersion(place.version() + 1);
    }

    void remove(PhonePlaceId place, long version) {
        require(
                transactions
                        .sql(
                                "delete from phone_place where org_id = ? and id = ? and version = ?",
                                org(),
                                place.text(),
                                version)
                        .update(),
                place);
    }

    private static void require(int written, PhonePlaceId place) {
        if (written != 1) {
            throw new Stale("phone-place", place.text());
        }
    }

    private PhonePlace place(Sql.Row row) {
        String id = row.text("id");
        return new PhonePlace(
                PhonePlaceId.of(id),
                new LocalName(row.text("name_zh"), row.text("name_en")),
                whom(row.text("whom"), row.text("whom_id")),
                row.isNull("circle")
                        ? Optional.empty()
                        : Optional.of(circle(Numbers.of(circles.open(id, row.bytes("circle"))))),
                row.number("version"));
    }

    private static Circle circle(int[] numbers) {
        return new Circle(numbers[0], numbers[1], numbers[2]);
    }

    private static String kind(Whom whom) {
        if (whom instanceof Whom.OfSite) {
            return "SITE";
        }
        if (whom instanceof Whom.OfDepartment) {
            return "DEPARTMENT";
        }
        return whom instanceof Whom.OfEmployee ? "EMPLOYEE" : "";
    }

    private static String whomId(Whom whom) {
        if (whom instanceof Whom.OfSite of) {
            return of.site().text();
        }
        if (whom instanceof Whom.OfDepartment of) {
            return of.department().text();
        }
        return whom instanceof Whom.OfEmployee of ? of.employee().text() : "";
    }

    private static Whom whom(String kind, String id) {
        return switch (kind) {
            case "SITE" -> new Whom.OfSite(SiteId.of(id));
            case "DEPARTMENT" -> new Whom.OfDepartment(DepartmentId.of(id));
            case "EMPLOYEE" -> new Whom.OfEmployee(EmployeeId.of(id));
            default -> new Whom.Everybody();
        };
    }

    /** Three whole numbers as the text that is sealed. */
    static final class Numbers {

        private Numbers() {}

        static String text(int first, int second, int third) {
            return first + "|" + second + "|" + third;
        }

        static int[] of(String text) {
            return Stream.of(text.split("\\|")).mapToInt(Integer::parseInt).toArray();
        }
    }

    private String org() {
        return transactions.org().text();
    }
}
