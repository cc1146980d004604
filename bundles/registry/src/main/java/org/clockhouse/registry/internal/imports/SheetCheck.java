package org.clockhouse.registry.internal.imports;

import java.util.List;
import java.util.Map;
import org.clockhouse.registry.imports.ImportCounts;
import org.clockhouse.registry.imports.ImportDraft;
import org.clockhouse.registry.imports.ImportField;
import org.clockhouse.registry.imports.ImportId;
import org.clockhouse.registry.imports.ImportOptions;
import org.clockhouse.registry.imports.ImportProblem;
import org.clockhouse.registry.internal.sheet.Sheet;

/** What checking a sheet came to. */
record SheetCheck(List<RowPlan> plans) {

    static final int MOST_PROBLEMS = 1000;

    ImportCounts counts() {
        int fresh = 0;
        int changed = 0;
        int unchanged = 0;
        int wrong = 0;
        for (RowPlan plan : plans) {
            if (plan instanceof RowPlan.Fresh) {
                fresh++;
            } else if (plan instanceof RowPlan.Changed) {
                changed++;
            } else if (plan instanceof RowPlan.Unchanged) {
                unchanged++;
            } else {
                wrong++;
            }
        }
        return new ImportCounts(plans.size(), fresh, changed, unchanged, wrong);
    }

    /** Serious ones first, so that the first thousand hold what must be mended. */
    List<ImportProblem> problems() {
        List<Finding> all =
                plans.stream().flatMap(plan -> plan.findings().stream()).toList();
        return java.util.stream.Stream.concat(
                        all.stream().filter(Finding::serious), all.stream().filter(finding -> !finding.serious()))
                .limit(MOST_PROBLEMS)
                .map(Finding::problem)
                .sorted(java.util.Comparator.comparing(ImportProblem::row).thenComparing(ImportProblem::column))
                .toList();
    }

    ImportDraft draft(
            ImportId id,
            String fileName,
            Sheet sheet,
            Map<Integer, ImportField> mapping,
            ImportOptions options,
            java.time.Instant at,
            String by,
            long version) {
        return new ImportDraft(
                id,
                fileName,
                sheet.encoding(),
                sheet.headings(),
                mapping,
                options,
                counts(),
                problems(),
                ImportDraft.State.CHECKED,
                at,
                by,
                version);
    }
}
