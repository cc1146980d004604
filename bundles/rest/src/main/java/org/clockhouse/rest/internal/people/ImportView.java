package org.clockhouse.rest.internal.people;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.registry.imports.ImportDraft;
import org.clockhouse.registry.imports.ImportField;
import org.clockhouse.registry.imports.ImportId;
import org.clockhouse.registry.imports.ImportOptions;
import org.clockhouse.registry.imports.ImportProblem;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Versioned;

/**
 * A sheet on its way in.
 *
 * @param mapping from the column's place, from 0, to what it means
 * @param problems at most the first 1,000, by row
 */
public record ImportView(
        ImportId id,
        String fileName,
        String encoding,
        List<String> columns,
        Map<Integer, ImportField> mapping,
        ImportOptionsView options,
        ImportCountsView counts,
        List<ImportProblemView> problems,
        ImportDraft.State state,
        Instant at,
        long version)
        implements Versioned {

    /** {@code new + changed + unchanged + wrong} is {@code rows}. */
    public record ImportCountsView(int rows, @JsonProperty("new") int fresh, int changed, int unchanged, int wrong) {}

    /**
     * @param row as the sheet program counts, the heading being 1
     * @param column from 0; -1 when the whole row is meant
     * @param serious the row is not taken; otherwise it is taken with this remark
     */
    public record ImportProblemView(int row, int column, String code, String value, String detail, boolean serious) {

        static ImportProblemView of(ImportProblem problem) {
            return new ImportProblemView(
                    problem.row(),
                    problem.column(),
                    problem.code(),
                    problem.value(),
                    problem.detail(),
                    problem.serious());
        }
    }

    /**
     * @param siteId where people go whose row names no site
     * @param hiredOn first day of new people whose row names none
     */
    public record ImportOptionsView(
            boolean createDepartments, boolean createSites, @Maybe SiteId siteId, @Maybe LocalDate hiredOn) {

        static ImportOptionsView of(ImportOptions options) {
            return new ImportOptionsView(
                    options.createDepartments(),
                    options.createSites(),
                    Results.orNull(options.site()),
                    Results.orNull(options.hiredOn()));
        }

        ImportOptions domain() {
            return new ImportOptions(
                    createDepartments, createSites, Optional.ofNullable(siteId), Optional.ofNullable(hiredOn));
        }
    }

    static ImportView of(ImportDraft draft) {
        return new ImportView(
                draft.id(),
                draft.fileName(),
                draft.encoding(),
                draft.columns(),
                new TreeMap<>(draft.mapping()),
                ImportOptionsView.of(draft.options()),
                new ImportCountsView(
                        draft.counts().rows(),
                        draft.counts().fresh(),
                        draft.counts().changed(),
                        draft.counts().unchanged(),
                        draft.counts().wrong()),
                draft.problems().stream().map(ImportProblemView::of).toList(),
                draft.state(),
                draft.at(),
                draft.version());
    }
}
