package org.clockhouse.driver.zk.attlog.file;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * How one file is to be read.
 *
 * @param columns how many columns most rows of a text file have
 * @param finding the order of the columns, and why; for text files
 * @param indexIsPin whether the internal index of eight-byte rows is taken for the person's number
 * @param heading of a file that has one
 * @param keysTell whether its numbers of in and out differ from row to row
 * @param dates how dates that do not begin with the year are read; year first where the file does not prove it
 */
record Layout(
        Format format,
        Charset charset,
        int columns,
        ColumnEvidence.Finding finding,
        boolean indexIsPin,
        Optional<Heading> heading,
        boolean keysTell,
        DateOrder dates) {

    static Layout text(Charset charset, int columns, ColumnEvidence.Finding finding) {
        return new Layout(Format.TEXT, charset, columns, finding, false, Optional.empty(), false, DateOrder.YEAR_FIRST);
    }

    static Layout headed(Heading heading, boolean keysTell, DateOrder dates) {
        return new Layout(
                Format.HEADED,
                StandardCharsets.UTF_8,
                heading.cells(),
                new ColumnEvidence().finding(),
                false,
                Optional.of(heading),
                keysTell,
                dates);
    }

    static Layout binary(Format format, boolean indexIsPin) {
        return new Layout(
                format,
                StandardCharsets.US_ASCII,
                0,
                new ColumnEvidence().finding(),
                indexIsPin,
                Optional.empty(),
                false,
                DateOrder.YEAR_FIRST);
    }
}
