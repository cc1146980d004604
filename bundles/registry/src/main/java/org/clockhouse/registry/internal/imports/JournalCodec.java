package org.clockhouse.registry.internal.imports;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.EmploymentPeriod;
import org.clockhouse.registry.Gender;
import org.clockhouse.registry.PersonalData;
import org.clockhouse.registry.Placement;
import org.clockhouse.registry.imports.ImportCounts;

/** What a portion of an import did, as bytes: enough to take it back. The first byte is the version of this layout. */
final class JournalCodec {

    private static final int LAYOUT = 2;
    /** The one before it, in which a person has no date of birth. */
    private static final int WITHOUT_BIRTH = 1;

    private JournalCodec() {}

    /** @param version of the row after the import */
    record Added(EmployeeId employee, String number, long version, LocalDate hiredOn) {}

    /** @param version of the row after the import */
    record Altered(Employee before, List<EmploymentPeriod> periods, long version, Optional<LocalDate> from) {}

    record Chunk(List<Added> added, List<Altered> altered, int unchanged, int wrong) {

        static Chunk of(List<RowPlan> plans) {
            List<Added> added = new ArrayList<>();
            List<Altered> altered = new ArrayList<>();
            int unchanged = 0;
            int wrong = 0;
            for (RowPlan plan : plans) {
                if (plan instanceof RowPlan.Fresh row) {
                    Employee employee = row.file().employee();
                    added.add(new Added(employee.id(), employee.number(), employee.version(), employee.hiredOn()));
                } else if (plan instanceof RowPlan.Changed row) {
                    altered.add(new Altered(
                            row.before(), row.periods(), row.before().version() + 1, row.alters()));
                } else if (plan instanceof RowPlan.Unchanged) {
                    unchanged++;
                } else {
                    wrong++;
                }
            }
            return new Chunk(added, altered, unchanged, wrong);
        }

        ImportCounts counts() {
            return new ImportCounts(
                    added.size() + altered.size() + unchanged + wrong, added.size(), altered.size(), unchanged, wrong);
        }
    }

    static byte[] write(Chunk chunk) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(LAYOUT);
            out.writeInt(chunk.added().size());
            for (Added added : chunk.added()) {
                out.writeUTF(added.employee().text());
                out.writeUTF(added.number());
                out.writeLong(added.version());
                out.writeUTF(added.hiredOn().toString());
            }
            out.writeInt(chunk.altered().size());
            for (Altered altered : chunk.altered()) {
                employee(altered.before(), out);
                out.writeInt(altered.periods().size());
                for (EmploymentPeriod period : altered.periods()) {
                    period(period, out);
                }
                out.writeLong(altered.version());
                date(altered.from(), out);
            }
            out.writeInt(chunk.unchanged());
            out.writeInt(chunk.wrong());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static Chunk read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int layout = in.readByte();
            if (layout != LAYOUT && layout != WITHOUT_BIRTH) {
                throw new IllegalStateException("the import was written by another release");
            }
            List<Added> added = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                added.add(new Added(
                        EmployeeId.of(in.readUTF()), in.readUTF(), in.readLong(), LocalDate.parse(in.readUTF())));
            }
            List<Altered> altered = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                Employee before = employee(in, layout);
                List<EmploymentPeriod> periods = new ArrayList<>();
                for (int more = in.readInt(); more > 0; more--) {
                    periods.add(period(before.id(), in));
                }
                altered.add(new Altered(before, periods, in.readLong(), date(in)));
            }
            return new Chunk(added, altered, in.readInt(), in.readInt());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void employee(Employee employee, DataOutputStream out) throws IOException {
        PersonalData person = employee.person();
        for (String text : List.of(
                employee.id().text(),
                employee.number(),
                person.name().zh(),
                person.name().en(),
                person.pinyin(),
                person.gender().name(),
                person.phone(),
                person.email(),
                person.idDocument(),
                employee.initials())) {
            out.writeUTF(text);
        }
        placement(employee.placement(), out);
        out.writeUTF(employee.hiredOn().toString());
        date(employee.endedOn(), out);
        date(person.birthDate(), out);
        out.writeLong(employee.version());
    }

    private static Employee employee(DataInputStream in, int layout) throws IOException {
        EmployeeId id = EmployeeId.of(in.readUTF());
        String number = in.readUTF();
        PersonalData person = new PersonalData(
                new LocalName(in.readUTF(), in.readUTF()),
                in.readUTF(),
                Gender.valueOf(in.readUTF()),
                in.readUTF(),
                in.readUTF(),
                in.readUTF());
        String initials = in.readUTF();
        Placement placement = placement(in);
        LocalDate hiredOn = LocalDate.parse(in.readUTF());
        Optional<LocalDate> endedOn = date(in);
        Optional<LocalDate> birthDate = layout == WITHOUT_BIRTH ? Optional.empty() : date(in);
        return new Employee(id, number, person.bornOn(birthDate), initials, placement, hiredOn, endedOn, in.readLong());
    }

    private static void period(EmploymentPeriod period, DataOutputStream out) throws IOException {
        out.writeUTF(period.from().toString());
        date(period.until(), out);
        placement(period.placement(), out);
        out.writeUTF(period.start().name());
    }

    private static EmploymentPeriod period(EmployeeId employee, DataInputStream in) throws IOException {
        return new EmploymentPeriod(
                employee,
                LocalDate.parse(in.readUTF()),
                date(in),
                placement(in),
                EmploymentPeriod.Start.valueOf(in.readUTF()));
    }

    private static void placement(Placement placement, DataOutputStream out) throws IOException {
        out.writeUTF(placement.site().text());
        out.writeUTF(placement.department().text());
        out.writeUTF(placement.position());
    }

    private static Placement placement(DataInputStream in) throws IOException {
        return new Placement(SiteId.of(in.readUTF()), DepartmentId.of(in.readUTF()), in.readUTF());
    }

    private static void date(Optional<LocalDate> date, DataOutputStream out) throws IOException {
        out.writeUTF(date.map(LocalDate::toString).orElse(""));
    }

    private static Optional<LocalDate> date(DataInputStream in) throws IOException {
        return Optional.of(in.readUTF()).filter(text -> !text.isEmpty()).map(LocalDate::parse);
    }
}
