package org.clockhouse.store.internal.registry;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.registry.imports.ImportCounts;
import org.clockhouse.registry.imports.ImportDraft;
import org.clockhouse.registry.imports.ImportField;
import org.clockhouse.registry.imports.ImportId;
import org.clockhouse.registry.imports.ImportOptions;
import org.clockhouse.registry.imports.ImportProblem;

/** What was found in a sheet as bytes. The first byte is the version of this layout. */
final class DraftCodec {

    private static final int LAYOUT = 2;

    private DraftCodec() {}

    static byte[] write(ImportDraft draft) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(LAYOUT);
            out.writeUTF(draft.fileName());
            out.writeUTF(draft.encoding());
            out.writeInt(draft.columns().size());
            for (String column : draft.columns()) {
                out.writeUTF(column);
            }
            out.writeInt(draft.mapping().size());
            for (Map.Entry<Integer, ImportField> entry : draft.mapping().entrySet()) {
                out.writeInt(entry.getKey());
                out.writeUTF(entry.getValue().name());
            }
            options(draft.options(), out);
            counts(draft.counts(), out);
            out.writeInt(draft.problems().size());
            for (ImportProblem problem : draft.problems()) {
                problem(problem, out);
            }
            out.writeUTF(draft.by());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static ImportDraft read(ImportId id, ImportDraft.State state, Instant at, long version, byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int layout = in.readByte();
            if (layout < 1 || layout > LAYOUT) {
                throw new IllegalStateException("import " + id.text() + " was written by another release");
            }
            String fileName = in.readUTF();
            String encoding = in.readUTF();
            List<String> columns = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                columns.add(in.readUTF());
            }
            Map<Integer, ImportField> mapping = new HashMap<>();
            for (int left = in.readInt(); left > 0; left--) {
                mapping.put(in.readInt(), ImportField.valueOf(in.readUTF()));
            }
            ImportOptions options = options(in);
            ImportCounts counts =
                    new ImportCounts(in.readInt(), in.readInt(), in.readInt(), in.readInt(), in.readInt());
            List<ImportProblem> problems = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                problems.add(new ImportProblem(
                        in.readInt(),
                        in.readInt(),
                        in.readUTF(),
                        in.readUTF(),
                        in.readUTF(),
                        in.readUTF(),
                        in.readBoolean()));
            }
            // The first layout did not say by whom.
            String by = layout == 1 ? "" : in.readUTF();
            return new ImportDraft(
                    id, fileName, encoding, columns, mapping, options, counts, problems, state, at, by, version);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void options(ImportOptions options, DataOutputStream out) throws IOException {
        out.writeBoolean(options.createDepartments());
        out.writeBoolean(options.createSites());
        out.writeUTF(options.site().map(SiteId::text).orElse(""));
        out.writeUTF(options.hiredOn().map(LocalDate::toString).orElse(""));
    }

    private static ImportOptions options(DataInputStream in) throws IOException {
        return new ImportOptions(
                in.readBoolean(),
                in.readBoolean(),
                Optional.of(in.readUTF()).filter(text -> !text.isEmpty()).map(SiteId::of),
                Optional.of(in.readUTF()).filter(text -> !text.isEmpty()).map(LocalDate::parse));
    }

    private static void counts(ImportCounts counts, DataOutputStream out) throws IOException {
        out.writeInt(counts.rows());
        out.writeInt(counts.fresh());
        out.writeInt(counts.changed());
        out.writeInt(counts.unchanged());
        out.writeInt(counts.wrong());
    }

    private static void problem(ImportProblem problem, DataOutputStream out) throws IOException {
        out.writeInt(problem.row());
        out.writeInt(problem.column());
        out.writeUTF(problem.code());
        out.writeUTF(problem.value());
        out.writeUTF(problem.detail());
        out.writeUTF(problem.suggestion());
        out.writeBoolean(problem.serious());
    }
}
